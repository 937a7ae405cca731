// What a phone asks: the subset of WieBiedt's wire that every peer serves.
#ifndef COMMAND_H
#define COMMAND_H

#include <stddef.h>

enum command_type { MALFORMED, MAKE_OFFER, STAGE_PITCH, OPEN_OFFERS };

struct command {
    enum command_type type;
    /// 32 hex digits, or empty when it had none.
    char id[33];
    char pitch[4];
    char kind[16];
    int amount;
};

/// Reads and checks one command; whatever is not one is `MALFORMED`.
struct command read_command(const char *json, size_t length);

#endif
