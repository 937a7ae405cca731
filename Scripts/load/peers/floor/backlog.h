// What one slow phone still has to get. It holds no bytes of its own, only its share of frames that all have.
#ifndef BACKLOG_H
#define BACKLOG_H

#include "line.h"

struct backlog {
    struct backlog_part *first, **end;
    size_t length;
};

struct backlog *make_backlog(void);
void free_backlog(struct backlog *backlog);
void keep_rest(struct backlog *backlog, struct frames *frames, size_t sent);
/// Sends as much as the socket takes; true when nothing is left.
bool drain(struct backlog *backlog, int socket);

#endif
