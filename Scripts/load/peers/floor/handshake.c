#include "handshake.h"

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

/// The value of a header field, which must not be longer than 63 bytes; empty when it is not there.
static void find_field(char value[64], const char *request, const char *name) {
    value[0] = 0;
    for (const char *line = strstr(request, "\r\n"); line; line = strstr(line, "\r\n")) {
        line += 2;
        if (strncasecmp(line, name, strlen(name)) != 0 || line[strlen(name)] != ':') continue;
        sscanf(line + strlen(name) + 1, " %63[^\r]", value);
        return;
    }
}

size_t answer_handshake(char *to, const char *request) {
    char key[64], protocol[64], keyed[128], accept[32];
    unsigned char digest[SHA_DIGEST_LENGTH];
    find_field(key, request, "Sec-WebSocket-Key");
    find_field(protocol, request, "Sec-WebSocket-Protocol");
    if (strncmp(request, "GET /live/", 10) != 0 || !*key) return 0;
    int length = snprintf(keyed, sizeof keyed, "%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
    SHA1((const unsigned char *)keyed, (size_t)length, digest);
    EVP_EncodeBlock((unsigned char *)accept, digest, sizeof digest);
    const char *format =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: %s\r\n%s%s%s\r\n";
    return (size_t)snprintf(
        to, HANDSHAKE_MAXIMUM, format, accept, *protocol ? "Sec-WebSocket-Protocol: " : "", protocol,
        *protocol ? "\r\n" : ""
    );
}
