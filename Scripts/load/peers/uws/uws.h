// The part of uWebSockets' C interface that is used here; socketify ships the library without a header.
//
// The first argument of most functions says whether the app speaks TLS; here none does.
#ifndef UWS_H
#define UWS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct uws_app uws_app_t;
typedef struct uws_req uws_req_t;
typedef struct uws_res uws_res_t;
typedef struct uws_websocket uws_websocket_t;
typedef struct uws_socket_context uws_socket_context_t;

typedef enum { UWS_TEXT = 1 } uws_opcode_t;
typedef enum { UWS_NO_COMPRESSION = 0 } uws_compress_options_t;

typedef struct {
    uws_compress_options_t compression;
    unsigned maxPayloadLength;
    unsigned short idleTimeout;
    unsigned maxBackpressure;
    bool closeOnBackpressureLimit;
    bool resetIdleTimeoutOnSend;
    bool sendPingsAutomatically;
    unsigned short maxLifetime;
    void (*upgrade)(uws_res_t *response, uws_req_t *request, uws_socket_context_t *context, void *data);
    void (*open)(uws_websocket_t *socket, void *data);
    void (*message)(uws_websocket_t *socket, const char *text, size_t length, uws_opcode_t opcode, void *data);
    void (*drain)(uws_websocket_t *socket, void *data);
    void (*ping)(uws_websocket_t *socket, const char *text, size_t length, void *data);
    void (*pong)(uws_websocket_t *socket, const char *text, size_t length, void *data);
    void (*close)(uws_websocket_t *socket, int code, const char *text, size_t length, void *data);
    void (*subscription)(
        uws_websocket_t *socket, const char *topic, size_t length, int subscribers, int before, void *data
    );
} uws_socket_behavior_t;

struct us_socket_context_options_t {
    const char *key_file_name, *cert_file_name, *passphrase, *dh_params_file_name, *ca_file_name, *ssl_ciphers;
    int ssl_prefer_low_memory_usage;
};

typedef struct {
    int port;
    const char *host;
    int options;
} uws_app_listen_config_t;

struct us_loop_t;
struct us_listen_socket_t;
typedef void (*uws_listen_handler)(struct us_listen_socket_t *socket, uws_app_listen_config_t config, void *data);

struct us_loop_t *uws_get_loop(void);
/// Runs something on the loop; the one function that any thread may call.
void uws_loop_defer(struct us_loop_t *loop, void (*run)(void *data), void *data);

uws_app_t *uws_create_app(int ssl, struct us_socket_context_options_t options);
void uws_ws(int ssl, uws_app_t *app, const char *pattern, uws_socket_behavior_t behavior, void *data);
void uws_app_listen_with_config(
    int ssl, uws_app_t *app, uws_app_listen_config_t config, uws_listen_handler handler, void *data
);
void uws_app_run(int ssl, uws_app_t *app);
bool uws_publish(
    int ssl, uws_app_t *app, const char *topic, size_t topic_length, const char *text, size_t length,
    uws_opcode_t opcode, bool compress
);

size_t uws_req_get_header(uws_req_t *request, const char *name, size_t name_length, const char **value);
void uws_res_upgrade(
    int ssl, uws_res_t *response, void *data, const char *key, size_t key_length, const char *protocol,
    size_t protocol_length, const char *extensions, size_t extensions_length, uws_socket_context_t *context
);
void *uws_ws_get_user_data(int ssl, uws_websocket_t *socket);
int uws_ws_send(int ssl, uws_websocket_t *socket, const char *text, size_t length, uws_opcode_t opcode);
bool uws_ws_subscribe(int ssl, uws_websocket_t *socket, const char *topic, size_t length);

#endif
