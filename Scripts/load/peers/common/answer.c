#include "answer.h"

#include <stdio.h>

size_t write_welcome(char *to, long long seq) {
    const char *format =
        "{\"conference\":\"000000\",\"epoch\":\"bench\",\"protocol\":1,\"seq\":%lld,\"state\":{},\"type\":\"welcome\"}";
    return (size_t)snprintf(to, ANSWER_MAXIMUM, format, seq);
}

size_t write_recorded(char *to, const char *id, long long offer, long long seq, bool repeated) {
    char number[32] = "";
    if (offer) snprintf(number, sizeof number, "\"offer\":%lld,", offer);
    const char *format = "{\"id\":\"%s\",%s\"repeated\":%s,\"seq\":%lld,\"type\":\"recorded\"}";
    return (size_t)snprintf(to, ANSWER_MAXIMUM, format, id, number, repeated ? "true" : "false", seq);
}

size_t write_refused(char *to, const char *id) {
    const char *quote = *id ? "\"" : "";
    const char *format = "{\"code\":\"malformed\",\"id\":%s%s%s,\"type\":\"refused\"}";
    return (size_t)snprintf(to, ANSWER_MAXIMUM, format, quote, *id ? id : "null", quote);
}

size_t write_event(char *to, const struct offer *offer) {
    const struct command *command = &offer->command;
    const char *format =
        "{\"events\":[{\"amount\":%d,\"at\":\"%s\","
        "\"by\":{\"badge\":137,\"organisation\":\"Bakkerij Van der Meer\"},"
        "\"kind\":\"%s\",\"offer\":%lld,\"pitch\":\"%s\",\"seq\":%lld,\"type\":\"offerMade\"}],\"type\":\"events\"}";
    return (size_t)snprintf(
        to, ANSWER_MAXIMUM, format, command->amount, offer->at, command->kind, offer->seq, command->pitch, offer->seq
    );
}
