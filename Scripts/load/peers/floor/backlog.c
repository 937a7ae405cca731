#include "backlog.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <sys/uio.h>

/// How many parts one call to the system joins.
enum { JOINED_MAXIMUM = 64 };

struct backlog_part {
    struct backlog_part *next;
    struct frames *frames;
    size_t sent;
};

struct backlog *make_backlog(void) {
    struct backlog *backlog = calloc(1, sizeof *backlog);
    backlog->end = &backlog->first;
    return backlog;
}

static void drop_first(struct backlog *backlog) {
    struct backlog_part *part = backlog->first;
    backlog->first = part->next;
    if (!backlog->first) backlog->end = &backlog->first;
    release_frames(part->frames);
    free(part);
}

void free_backlog(struct backlog *backlog) {
    while (backlog->first) drop_first(backlog);
    free(backlog);
}

void keep_rest(struct backlog *backlog, struct frames *frames, size_t sent) {
    struct backlog_part *part = malloc(sizeof *part);
    *part = (struct backlog_part){NULL, frames, sent};
    frames->owners++;
    backlog->length += frames->length - sent;
    *backlog->end = part;
    backlog->end = &part->next;
}

static void note_sent(struct backlog *backlog, size_t count) {
    backlog->length -= count;
    while (count > 0) {
        struct backlog_part *part = backlog->first;
        size_t left = part->frames->length - part->sent;
        if (count < left) {
            part->sent += count;
            return;
        }
        count -= left;
        drop_first(backlog);
    }
}

bool drain(struct backlog *backlog, int socket) {
    while (backlog->first) {
        struct iovec pieces[JOINED_MAXIMUM];
        size_t count = 0, length = 0;
        for (struct backlog_part *part = backlog->first; part && count < JOINED_MAXIMUM; part = part->next) {
            size_t left = part->frames->length - part->sent;
            pieces[count++] = (struct iovec){part->frames->bytes + part->sent, left};
            length += left;
        }
        struct msghdr message = {.msg_iov = pieces, .msg_iovlen = count};
        ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
        if (sent > 0) note_sent(backlog, (size_t)sent);
        if (sent < (ssize_t)length) return false;
    }
    return true;
}
