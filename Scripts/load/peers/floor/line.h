// One line to a phone: a WebSocket on a socket that never blocks.
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stddef.h>

/// Whole frames, ready to be sent, and shared by all lines that still have to send some of them.
struct frames {
    int owners;
    size_t length;
    char bytes[];
};

struct frames *make_frames(size_t maximum);
void release_frames(struct frames *frames);
/// Adds a text frame for what `write` writes into the place that it gets.
void add_frame(struct frames *frames, size_t (*write)(char *to, const void *what), const void *what);

struct line {
    /// -1 once it is closed.
    int socket;
    /// Where it stands in its hall.
    int number;
    bool is_upgraded;
    /// How many of its offers are with the ledger.
    int waiting;
    /// The beginning of a frame or request that is not whole yet.
    char *rest;
    size_t rest_length;
    /// What did not fit into the socket's buffer, or NULL.
    struct backlog *backlog;
};

struct line *open_line(int socket);
/// Hangs up. The memory goes when no offer of it is with the ledger.
void close_line(struct line *line);
void release_line(struct line *line);

/// Sends as much as the socket takes, and keeps the rest. A line that fails is found by epoll.
void send_frames(struct line *line, struct frames *frames);
/// Asks whether anybody is there, but not on a line that is behind: that one has something to hear anyway.
void ping(struct line *line);
/// Sends what was kept, when the socket takes more.
void send_backlog(struct line *line);

/// Hears everything that there is; `upgraded` is called once, then `heard` for each text. False at its end.
bool hear(
    struct line *line, void (*upgraded)(struct line *line),
    void (*heard)(struct line *line, const char *text, size_t length)
);

#endif
