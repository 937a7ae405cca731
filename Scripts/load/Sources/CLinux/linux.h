// What Swift's Glibc module leaves out.
#pragma once
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>

// memmem(3), which <string.h> shows only to those who define _GNU_SOURCE before anything else.
void *memmem(const void *haystack, size_t length, const void *needle, size_t needleLength);
