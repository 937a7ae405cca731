%% One phone. It sleeps between two frames, so that ten thousand of them take little memory.
-module(phone).
-behaviour(cowboy_websocket).
-export([init/2, websocket_init/1, websocket_handle/2, websocket_info/2]).

init(Request, Ledger) ->
    [Protocol | _] = cowboy_req:parse_header(<<"sec-websocket-protocol">>, Request),
    Answered = cowboy_req:set_resp_header(<<"sec-websocket-protocol">>, Protocol, Request),
    %% Phones only listen for most of the time, which is no reason to hang up on them.
    {cowboy_websocket, Answered, Ledger, #{idle_timeout => infinity, max_frame_size => 16 * 1024}}.

websocket_init(Ledger) ->
    Seq = hall:join(),
    {[{text, wire:welcome(Seq)}], Ledger, hibernate}.

websocket_handle({text, Text}, Ledger) ->
    case wire:read(Text) of
        {offer, Command} ->
            ledger:record(Ledger, Command),
            {[], Ledger, hibernate};
        {step, Id} ->
            {[{text, wire:recorded_step(Id, hall:seq())}], Ledger, hibernate};
        {malformed, Id} ->
            {[{text, wire:refused(Id)}], Ledger, hibernate}
    end;
websocket_handle(_Ping, Ledger) ->
    {[], Ledger, hibernate}.

websocket_info({say, Text}, Ledger) ->
    {[{text, Text}], Ledger, hibernate}.
