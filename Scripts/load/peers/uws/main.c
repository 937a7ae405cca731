// The hall on uWebSockets: its pub/sub, one publish an event. uWebSockets joins what waits for a client by itself.
#include "../common/answer.h"
#include "uws.h"

#include <stdio.h>
#include <stdlib.h>

static const char topic[] = "hall";
enum { TOPIC_LENGTH = sizeof topic - 1 };

static uws_app_t *app;
static struct us_loop_t *loop;
static struct ledger *ledger;
/// The place of the latest event that was published.
static long long seq;

struct client {
    /// NULL once it hung up.
    uws_websocket_t *socket;
    /// How many of its offers are with the ledger.
    int waiting;
};

static void say(uws_websocket_t *socket, const char *text, size_t length) {
    uws_ws_send(0, socket, text, length, UWS_TEXT);
}

static void release(struct client *client) {
    if (!client->socket && client->waiting == 0) free(client);
}

static void upgrade(uws_res_t *response, uws_req_t *request, uws_socket_context_t *context, void *data) {
    (void)data;
    const char *key, *protocol;
    size_t key_length = uws_req_get_header(request, "sec-websocket-key", 17, &key);
    size_t protocol_length = uws_req_get_header(request, "sec-websocket-protocol", 22, &protocol);
    struct client *client = calloc(1, sizeof *client);
    uws_res_upgrade(0, response, client, key, key_length, protocol, protocol_length, "", 0, context);
}

static void opened(uws_websocket_t *socket, void *data) {
    (void)data;
    struct client *client = uws_ws_get_user_data(0, socket);
    client->socket = socket;
    char text[ANSWER_MAXIMUM];
    say(socket, text, write_welcome(text, seq));
    uws_ws_subscribe(0, socket, topic, TOPIC_LENGTH);
}

static void closed(uws_websocket_t *socket, int code, const char *text, size_t length, void *data) {
    (void)code, (void)text, (void)length, (void)data;
    struct client *client = uws_ws_get_user_data(0, socket);
    client->socket = NULL;
    release(client);
}

static void heard(uws_websocket_t *socket, const char *json, size_t length, uws_opcode_t opcode, void *data) {
    (void)opcode, (void)data;
    struct command command = read_command(json, length);
    char text[ANSWER_MAXIMUM];
    if (command.type == MAKE_OFFER) {
        struct client *client = uws_ws_get_user_data(0, socket);
        struct offer *offer = malloc(sizeof *offer);
        client->waiting++;
        offer->sender = client;
        offer->command = command;
        record(ledger, offer);
    } else if (command.type == MALFORMED) {
        say(socket, text, write_refused(text, command.id));
    } else {
        say(socket, text, write_recorded(text, command.id, 0, seq, false));
    }
}

/// Answers the senders of a batch that is on disk, then tells everybody.
static void tell(void *data) {
    char text[ANSWER_MAXIMUM];
    for (struct offer *offer = data; offer; offer = offer->next) {
        struct client *client = offer->sender;
        client->waiting--;
        if (client->socket) {
            size_t length = write_recorded(text, offer->command.id, offer->seq, offer->seq, offer->repeated);
            say(client->socket, text, length);
        }
        release(client);
    }
    for (struct offer *offer = data, *next; offer; offer = next) {
        next = offer->next;
        if (!offer->repeated) {
            seq = offer->seq;
            uws_publish(0, app, topic, TOPIC_LENGTH, text, write_event(text, offer), UWS_TEXT, false);
        }
        free(offer);
    }
}

static void recorded(struct offer *batch) {
    uws_loop_defer(loop, tell, batch);
}

static void listening(struct us_listen_socket_t *socket, uws_app_listen_config_t config, void *data) {
    (void)data;
    if (socket) return;
    fprintf(stderr, "uws: cannot listen on port %d\n", config.port);
    exit(71);
}

int main(int count, char **arguments) {
    if (count != 3) return fprintf(stderr, "uws PORT DATA\n"), 64;
    app = uws_create_app(0, (struct us_socket_context_options_t){0});
    loop = uws_get_loop();
    ledger = open_ledger(arguments[2], recorded);
    seq = last_seq(ledger);
    uws_socket_behavior_t behavior = {
        .compression = UWS_NO_COMPRESSION,
        .maxPayloadLength = 16 * 1024,
        .idleTimeout = 120,
        .maxBackpressure = 1024 * 1024,
        .sendPingsAutomatically = true,
        .upgrade = upgrade,
        .open = opened,
        .message = heard,
        .close = closed,
    };
    uws_ws(0, app, "/live/:code", behavior, NULL);
    uws_app_listen_config_t config = {.port = atoi(arguments[1]), .host = "127.0.0.1"};
    uws_app_listen_with_config(0, app, config, listening, NULL);
    uws_app_run(0, app);
}
