#include "line.h"

#include "../common/answer.h"
#include "backlog.h"
#include "handshake.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    HEADER_MAXIMUM = 4,
    /// Of one request or frame of a phone.
    REST_MAXIMUM = 16 * 1024,
    /// Of what a phone has still to get. Beyond it, it is hung up on.
    BACKLOG_MAXIMUM = 16 * 1024 * 1024,
};

enum opcode { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10 };

struct frames *make_frames(size_t maximum) {
    struct frames *frames = malloc(sizeof *frames + maximum * (HEADER_MAXIMUM + ANSWER_MAXIMUM));
    frames->owners = 1;
    frames->length = 0;
    return frames;
}

void release_frames(struct frames *frames) {
    if (--frames->owners == 0) free(frames);
}

void add_frame(struct frames *frames, size_t (*write)(char *to, const void *what), const void *what) {
    char payload[ANSWER_MAXIMUM];
    size_t length = write(payload, what);
    char *to = frames->bytes + frames->length;
    *to++ = (char)(0x80 | TEXT);
    if (length <= 125) {
        *to++ = (char)length;
    } else {
        *to++ = 126;
        *to++ = (char)(length >> 8);
        *to++ = (char)length;
    }
    memcpy(to, payload, length);
    frames->length = (size_t)(to - frames->bytes) + length;
}

struct line *open_line(int socket) {
    struct line *line = calloc(1, sizeof *line);
    line->socket = socket;
    return line;
}

void close_line(struct line *line) {
    close(line->socket);
    line->socket = -1;
    free(line->rest);
    if (line->backlog) free_backlog(line->backlog);
    release_line(line);
}

void release_line(struct line *line) {
    if (line->socket < 0 && line->waiting == 0) free(line);
}

void send_frames(struct line *line, struct frames *frames) {
    ssize_t sent = 0;
    if (!line->backlog) {
        sent = send(line->socket, frames->bytes, frames->length, MSG_NOSIGNAL);
        if (sent == (ssize_t)frames->length) return;
        if (sent < 0 && errno != EAGAIN) return;
        line->backlog = make_backlog();
    }
    keep_rest(line->backlog, frames, sent > 0 ? (size_t)sent : 0);
    if (line->backlog->length > BACKLOG_MAXIMUM) shutdown(line->socket, SHUT_RDWR);
}

void ping(struct line *line) {
    static const char frame[] = {(char)(0x80 | PING), 0};
    if (!line->backlog) send(line->socket, frame, sizeof frame, MSG_NOSIGNAL);
}

void send_backlog(struct line *line) {
    if (!line->backlog || !drain(line->backlog, line->socket)) return;
    free_backlog(line->backlog);
    line->backlog = NULL;
}

/// Takes the request for a socket; returns how many bytes it took, 0 when it is not whole, -1 when it is none.
static ssize_t take_request(struct line *line, char *bytes, size_t length) {
    char *end = memmem(bytes, length, "\r\n\r\n", 4), answer[HANDSHAKE_MAXIMUM];
    if (!end) return 0;
    end[2] = 0;
    size_t answered = answer_handshake(answer, bytes);
    if (!answered || send(line->socket, answer, answered, MSG_NOSIGNAL) != (ssize_t)answered) return -1;
    line->is_upgraded = true;
    return end + 4 - bytes;
}

/// Answers a ping, but not on a line that is behind: that one has something to hear anyway.
static void answer_ping(struct line *line, const char *payload, size_t length) {
    char pong[2 + 125] = {(char)(0x80 | PONG), (char)length};
    memcpy(pong + 2, payload, length);
    if (!line->backlog) send(line->socket, pong, 2 + length, MSG_NOSIGNAL);
}

/// Takes a frame; returns how many bytes it took, 0 when it is not whole, -1 when the line is to end.
static ssize_t take_frame(
    struct line *line, char *bytes, size_t length, void (*heard)(struct line *line, const char *text, size_t length)
) {
    if (length < 2) return 0;
    const uint8_t *header = (const uint8_t *)bytes;
    // Whole frames with a mask, and none so long that it needs eight bytes for its length.
    if ((header[0] & 0xF0) != 0x80 || !(header[1] & 0x80) || header[1] == 0xFF) return -1;
    bool is_long = header[1] == (0x80 | 126);
    size_t header_length = is_long ? 8 : 6;
    if (length < header_length) return 0;
    size_t payload_length = is_long ? (size_t)(header[2] << 8 | header[3]) : header[1] & 0x7F;
    if (payload_length > REST_MAXIMUM) return -1;
    if (length - header_length < payload_length) return 0;
    const char *mask = bytes + header_length - 4;
    char *payload = bytes + header_length;
    for (size_t i = 0; i < payload_length; i++) payload[i] ^= mask[i & 3];
    switch (header[0] & 0x0F) {
    case TEXT: heard(line, payload, payload_length); break;
    case PING:
        if (is_long) return -1;
        answer_ping(line, payload, payload_length);
        break;
    case PONG: break;
    default: return -1;
    }
    return (ssize_t)(header_length + payload_length);
}

/// Takes everything that is whole, and keeps the rest.
static bool take_all(
    struct line *line, char *bytes, size_t length, void (*upgraded)(struct line *line),
    void (*heard)(struct line *line, const char *text, size_t length)
) {
    while (length > 0) {
        bool was_upgraded = line->is_upgraded;
        ssize_t taken = was_upgraded ? take_frame(line, bytes, length, heard) : take_request(line, bytes, length);
        if (taken < 0) return false;
        if (taken == 0) break;
        if (!was_upgraded) upgraded(line);
        bytes += taken;
        length -= (size_t)taken;
    }
    if (length > REST_MAXIMUM) return false;
    line->rest_length = length;
    if (length > 0) line->rest = memcpy(malloc(length), bytes, length);
    return true;
}

bool hear(
    struct line *line, void (*upgraded)(struct line *line),
    void (*heard)(struct line *line, const char *text, size_t length)
) {
    // One buffer for all lines: nobody has one of its own while nothing is heard.
    static char buffer[64 * 1024];
    for (;;) {
        size_t before = line->rest_length;
        if (before > 0) memcpy(buffer, line->rest, before);
        free(line->rest);
        line->rest = NULL;
        size_t space = sizeof buffer - before;
        ssize_t length = recv(line->socket, buffer + before, space, 0);
        size_t whole = before + (length > 0 ? (size_t)length : 0);
        bool has_ended = length == 0 || (length < 0 && errno != EAGAIN && errno != EINTR);
        if (has_ended || !take_all(line, buffer, whole, upgraded, heard)) return false;
        if (length < (ssize_t)space) return true;
    }
}
