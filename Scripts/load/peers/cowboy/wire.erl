%% What phones say and hear.
-module(wire).
-export([read/1, welcome/1, recorded/3, recorded_step/2, refused/1, event/3]).

-define(IS_PITCH(Pitch), (Pitch =:= <<"p1">> orelse Pitch =:= <<"p2">> orelse Pitch =:= <<"p3">>)).
-define(IS_KIND(Kind),
    (Kind =:= <<"stage">> orelse Kind =:= <<"leerbaan">> orelse Kind =:= <<"meeloopdag">> orelse
        Kind =:= <<"meedenken">>)
).

read(Text) ->
    try jsx:decode(Text, [return_maps]) of
        #{<<"id">> := Id} = Command ->
            case is_id(Id) of
                true -> command(Command);
                false -> {malformed, null}
            end;
        _ ->
            {malformed, null}
    catch
        error:_ -> {malformed, null}
    end.

command(#{
    <<"type">> := <<"makeOffer">>, <<"pitch">> := Pitch, <<"kind">> := Kind, <<"amount">> := Amount, <<"show">> := Show
} = Command) when
    ?IS_PITCH(Pitch), ?IS_KIND(Kind), is_integer(Amount), Amount >= 1, Amount =< 999, is_boolean(Show)
->
    {offer, Command};
command(#{<<"type">> := Type, <<"pitch">> := Pitch, <<"id">> := Id}) when
    ?IS_PITCH(Pitch), Type =:= <<"stagePitch">> orelse Type =:= <<"openOffers">>
->
    {step, Id};
command(#{<<"id">> := Id}) ->
    {malformed, Id}.

is_id(Id) when byte_size(Id) =:= 32 -> [] =:= [C || <<C>> <= Id, not is_hex(C)];
is_id(_) -> false.

is_hex(C) -> (C >= $0 andalso C =< $9) orelse (C >= $a andalso C =< $f).

welcome(Seq) ->
    jsx:encode([
        {conference, <<"000000">>}, {epoch, <<"bench">>}, {protocol, 1}, {seq, Seq}, {state, #{}}, {type, <<"welcome">>}
    ]).

recorded(Id, Seq, IsRepeated) ->
    jsx:encode([{id, Id}, {offer, Seq}, {repeated, IsRepeated}, {seq, Seq}, {type, <<"recorded">>}]).

recorded_step(Id, Seq) ->
    jsx:encode([{id, Id}, {repeated, false}, {seq, Seq}, {type, <<"recorded">>}]).

refused(Id) ->
    jsx:encode([{code, <<"malformed">>}, {id, Id}, {type, <<"refused">>}]).

event(#{<<"amount">> := Amount, <<"kind">> := Kind, <<"pitch">> := Pitch}, At, Seq) ->
    By = [{badge, 137}, {organisation, <<"Bakkerij Van der Meer">>}],
    Event = [
        {amount, Amount}, {at, At}, {by, By}, {kind, Kind}, {offer, Seq}, {pitch, Pitch}, {seq, Seq},
        {type, <<"offerMade">>}
    ],
    jsx:encode([{events, [Event]}, {type, <<"events">>}]).
