// The opening handshake of RFC 6455, section 4.2.2.
#ifndef HANDSHAKE_H
#define HANDSHAKE_H

#include <stdbool.h>
#include <stddef.h>

enum { HANDSHAKE_MAXIMUM = 512 };

/// Answers a whole request, which ends in a NUL; returns the answer's length, or 0 when it asks for something else.
size_t answer_handshake(char *to, const char *request);

#endif
