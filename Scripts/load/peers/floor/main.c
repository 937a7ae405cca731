// The hall in bare C: about the least that a server with WebSockets and a ledger can cost on this machine.
//
// One thread and epoll. The events of everything that was recorded meanwhile are put into frames once, into one buffer,
// and each phone gets that buffer in one call to the system.
#include "../common/answer.h"
#include "line.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { READY_MAXIMUM = 256, WAITING_TO_BE_ACCEPTED = 4096 };
/// As WieBiedt does: every phone is pinged each 20 seconds, some of them each quarter of a second.
enum { PING_PAUSE_NS = 250 * 1000 * 1000, PINGS_APART = 80 };

static struct ledger *ledger;
/// The place of the latest event that everybody was told.
static long long seq;

static struct line **lines;
static int line_count, line_space;

/// What is on disk and was not told yet; the ledger's thread adds to it.
static pthread_mutex_t done_mutex = PTHREAD_MUTEX_INITIALIZER;
static struct offer *done, **done_end = &done;
static int done_signal;

static void recorded(struct offer *batch) {
    struct offer *last = batch;
    while (last->next) last = last->next;
    pthread_mutex_lock(&done_mutex);
    *done_end = batch;
    done_end = &last->next;
    pthread_mutex_unlock(&done_mutex);
    eventfd_write(done_signal, 1);
}

static struct offer *take_done(void) {
    eventfd_t count;
    eventfd_read(done_signal, &count);
    pthread_mutex_lock(&done_mutex);
    struct offer *offers = done;
    done = NULL;
    done_end = &done;
    pthread_mutex_unlock(&done_mutex);
    return offers;
}

static size_t welcome(char *to, const void *what) {
    (void)what;
    return write_welcome(to, seq);
}

static size_t recorded_offer(char *to, const void *what) {
    const struct offer *offer = what;
    return write_recorded(to, offer->command.id, offer->seq, offer->seq, offer->repeated);
}

static size_t recorded_command(char *to, const void *what) {
    return write_recorded(to, ((const struct command *)what)->id, 0, seq, false);
}

static size_t refused(char *to, const void *what) {
    return write_refused(to, ((const struct command *)what)->id);
}

static size_t event(char *to, const void *what) {
    return write_event(to, what);
}

static void say(struct line *line, size_t (*write)(char *to, const void *what), const void *what) {
    struct frames *frames = make_frames(1);
    add_frame(frames, write, what);
    send_frames(line, frames);
    release_frames(frames);
}

static void upgraded(struct line *line) {
    if (line_count == line_space) {
        line_space = line_space ? 2 * line_space : 1024;
        lines = realloc(lines, (size_t)line_space * sizeof *lines);
    }
    line->number = line_count;
    lines[line_count++] = line;
    say(line, welcome, NULL);
}

static void hang_up(struct line *line) {
    if (line->is_upgraded) {
        lines[line->number] = lines[--line_count];
        lines[line->number]->number = line->number;
    }
    close_line(line);
}

static void heard(struct line *line, const char *text, size_t length) {
    struct command command = read_command(text, length);
    if (command.type == MAKE_OFFER) {
        struct offer *offer = malloc(sizeof *offer);
        line->waiting++;
        offer->sender = line;
        offer->command = command;
        record(ledger, offer);
    } else {
        say(line, command.type == MALFORMED ? refused : recorded_command, &command);
    }
}

static void answer(struct offer *offer) {
    struct line *line = offer->sender;
    line->waiting--;
    if (line->socket >= 0) say(line, recorded_offer, offer);
    release_line(line);
}

/// Answers whoever's offer is on disk, then tells everybody.
static void tell(void) {
    struct offer *offers = take_done();
    size_t count = 0;
    for (struct offer *offer = offers; offer; offer = offer->next) {
        answer(offer);
        count++;
    }
    struct frames *frames = make_frames(count);
    for (struct offer *offer = offers, *next; offer; offer = next) {
        next = offer->next;
        if (!offer->repeated) {
            seq = offer->seq;
            add_frame(frames, event, offer);
        }
        free(offer);
    }
    for (int number = 0; number < line_count && frames->length > 0; number++) send_frames(lines[number], frames);
    release_frames(frames);
}

static void ping_some(int timer) {
    static int turn;
    uint64_t times;
    if (read(timer, &times, sizeof times) < 0) return;
    turn = (turn + 1) % PINGS_APART;
    for (int number = turn; number < line_count; number += PINGS_APART) ping(lines[number]);
}

static void must(long result, const char *call) {
    if (result >= 0) return;
    perror(call);
    exit(71);
}

static int listen_on(int port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)
    };
    must(bind(listener, (struct sockaddr *)&address, sizeof address), "bind");
    must(listen(listener, WAITING_TO_BE_ACCEPTED), "listen");
    return listener;
}

static int begin_to_ping(void) {
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    struct timespec pause = {.tv_nsec = PING_PAUSE_NS};
    must(timerfd_settime(timer, 0, &(struct itimerspec){pause, pause}, NULL), "timerfd_settime");
    return timer;
}

static void watch(int epoll, int descriptor, uint32_t events, void *data) {
    struct epoll_event event = {.events = events, .data.ptr = data};
    must(epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event), "epoll_ctl");
}

static void accept_all(int epoll, int listener) {
    int socket, on = 1;
    while ((socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        // By edges: writing is watched for all the time, and costs nothing while no buffer is full.
        watch(epoll, socket, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, open_line(socket));
    }
}

static void attend(struct line *line, uint32_t events) {
    if (events & EPOLLOUT) send_backlog(line);
    bool is_open = !(events & (EPOLLIN | EPOLLRDHUP)) || hear(line, upgraded, heard);
    if (!is_open || events & (EPOLLERR | EPOLLHUP | EPOLLRDHUP)) hang_up(line);
}

int main(int count, char **arguments) {
    if (count != 3) return fprintf(stderr, "floor PORT DATA\n"), 64;
    done_signal = eventfd(0, EFD_NONBLOCK);
    ledger = open_ledger(arguments[2], recorded);
    seq = last_seq(ledger);
    int epoll = epoll_create1(0), listener = listen_on(atoi(arguments[1])), timer = begin_to_ping();
    watch(epoll, listener, EPOLLIN, &listener);
    watch(epoll, done_signal, EPOLLIN, &done_signal);
    watch(epoll, timer, EPOLLIN, &timer);
    for (;;) {
        struct epoll_event ready[READY_MAXIMUM];
        int found = epoll_wait(epoll, ready, READY_MAXIMUM, -1);
        for (int i = 0; i < found; i++) {
            void *data = ready[i].data.ptr;
            if (data == &listener) accept_all(epoll, listener);
            else if (data == &done_signal) tell();
            else if (data == &timer) ping_some(timer);
            else attend(data, ready[i].events);
        }
    }
}
