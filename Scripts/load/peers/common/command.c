#include "command.h"

#include <stdbool.h>
#include <string.h>

struct text {
    const char *start;
    size_t length;
};

static bool is(struct text text, const char *word) {
    return text.length == strlen(word) && memcmp(text.start, word, text.length) == 0;
}

static bool is_any(struct text text, const char *const *words) {
    while (*words && !is(text, *words)) words++;
    return *words;
}

static void keep(char *to, struct text text) {
    memcpy(to, text.start, text.length);
    to[text.length] = 0;
}

struct reader {
    const char *at, *end;
};

/// Whether another byte is there, and one of these.
static bool sees(const struct reader *reader, const char *bytes) {
    return reader->at < reader->end && *reader->at && strchr(bytes, *reader->at);
}

static void skip_space(struct reader *reader) {
    while (sees(reader, " \t\r\n")) reader->at++;
}

static bool take(struct reader *reader, char sign) {
    skip_space(reader);
    if (reader->at == reader->end || *reader->at != sign) return false;
    reader->at++;
    return true;
}

/// Takes a string. None of this wire's words has an escape, so one with an escape is none of them.
static bool take_string(struct reader *reader, struct text *text) {
    if (!take(reader, '"')) return false;
    text->start = reader->at;
    while (reader->at < reader->end && *reader->at != '"') {
        if (*reader->at == '\\' || (unsigned char)*reader->at < ' ') return false;
        reader->at++;
    }
    text->length = (size_t)(reader->at - text->start);
    return take(reader, '"');
}

/// Takes a number or `true`, `false` or `null`, as it is written.
static bool take_plain(struct reader *reader, struct text *text) {
    skip_space(reader);
    text->start = reader->at;
    while (reader->at < reader->end && !sees(reader, ",}] \t\r\n")) reader->at++;
    text->length = (size_t)(reader->at - text->start);
    return text->length > 0;
}

static bool is_hex_32(struct text text) {
    return text.length == 32 && strspn(text.start, "0123456789abcdef") >= 32;
}

/// A whole number from 1 to 999, or 0.
static int amount_of(struct text text) {
    int amount = 0;
    if (text.length == 0 || text.length > 3 || text.start[0] == '0') return 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.start[i] < '0' || text.start[i] > '9') return 0;
        amount = amount * 10 + text.start[i] - '0';
    }
    return amount;
}

struct fields {
    struct text id, type, pitch, kind, amount, show;
};

static bool read_fields(struct reader *reader, struct fields *fields) {
    if (!take(reader, '{')) return false;
    do {
        struct text key, value;
        if (!take_string(reader, &key) || !take(reader, ':')) return false;
        skip_space(reader);
        bool quoted = sees(reader, "\"");
        if (quoted ? !take_string(reader, &value) : !take_plain(reader, &value)) return false;
        if (quoted && is(key, "id")) fields->id = value;
        else if (quoted && is(key, "type")) fields->type = value;
        else if (quoted && is(key, "pitch")) fields->pitch = value;
        else if (quoted && is(key, "kind")) fields->kind = value;
        else if (!quoted && is(key, "amount")) fields->amount = value;
        else if (!quoted && is(key, "show")) fields->show = value;
    } while (take(reader, ','));
    if (!take(reader, '}')) return false;
    skip_space(reader);
    return reader->at == reader->end;
}

struct command read_command(const char *json, size_t length) {
    static const char *const pitches[] = {"p1", "p2", "p3", NULL};
    static const char *const kinds[] = {"stage", "leerbaan", "meeloopdag", "meedenken", NULL};
    static const char *const truths[] = {"true", "false", NULL};
    struct command command = {MALFORMED, "", "", "", 0};
    struct fields fields = {0};
    struct reader reader = {json, json + length};
    bool whole = read_fields(&reader, &fields);
    if (!is_hex_32(fields.id)) return command;
    keep(command.id, fields.id);
    if (!whole || !is_any(fields.pitch, pitches)) return command;
    keep(command.pitch, fields.pitch);
    if (is(fields.type, "stagePitch")) command.type = STAGE_PITCH;
    if (is(fields.type, "openOffers")) command.type = OPEN_OFFERS;
    if (!is(fields.type, "makeOffer") || !is_any(fields.kind, kinds) || !is_any(fields.show, truths)) return command;
    keep(command.kind, fields.kind);
    command.amount = amount_of(fields.amount);
    if (command.amount > 0) command.type = MAKE_OFFER;
    return command;
}
