% SPDX-License-Identifier: Apache-2.0
% The workload in the event calculus: swipl -O -g main -t halt event_calculus.pl, in a folder with facts.pl.
% Fluents: in_force(G), asked(A) and open(A,G,P,V), that P owes V a consultation over attack A under agreement G.
% A fluent holds at a time if it was initiated by then and not terminated since.
:- dynamic agreement/3, protects/4, signed/2, attack/5, request/4, consult/3, sign/2, notice/3, query/3.
:- discontiguous initiates/3.

day(86400).
term(315532800).
notice_period(15811200).
horizon(315532800).

holds_at(Fluent, Time) :- initiates(_, Fluent, Since), Since =< Time, \+ clipped(Since, Fluent, Time).

clipped(Since, Fluent, Time) :- terminates(_, Fluent, When), Since < When, When =< Time.

% An agreement is in force from its first signature until its term or its notice runs out.
initiates(sign(G), in_force(G), Time) :-
    (   signed(G, Time)
    ->  true
    ;   aggregate_all(min(T), sign(G, T), Time)
    ).

terminates(expire(G), in_force(G), Time) :-
    initiates(sign(G), in_force(G), Start), term(Length), Time is Start + Length.
terminates(leave(G), in_force(G), Time) :-
    first_notice(G, Notice), notice_period(Length), Time is Notice + Length.
terminates(consult(P,V), open(_,_,P,V), Time) :- consult(P, V, Time).
terminates(pass(A), open(A,_,_,V), Time) :- initiates(_, asked(A,V), R), day(Day), Time is R + Day + 1.

first_notice(G, Notice) :-
    agreement(G, A, B),
    initiates(sign(G), in_force(G), Start), term(Length), End is Start + Length,
    aggregate_all(min(T), (notice(G, P, T), memberchk(P, [A,B]), Start =< T, T < End), Notice).

% The first valid request opens a duty under each agreement that matches the attack.
initiates(request(I), asked(A,V), Time) :-
    attack(A, _, _, V, _),
    aggregate_all(min(T, J), (request(J, T, V, A), A < J), min(Time, I)).

initiates(request(I), open(A,G,P,V), Time) :-
    attack(A, Attacked, Attacker, V, Area),
    initiates(request(I), asked(A,V), Time),
    protects(V, Area, G, P),
    P \== Attacker,
    holds_at(in_force(G), Attacked).

became(A, G, P, V, R, Deadline, State, Closed) :-
    initiates(_, open(A,G,P,V), R),
    day(Day), Deadline is R + Day, horizon(Horizon),
    (   aggregate_all(min(T), (consult(P, V, T), T > R), Talk)
    ->  Closed = Talk, (Talk =< Deadline -> State = fulfilled ; State = late)
    ;   Deadline < Horizon
    ->  State = violated, Closed = Deadline
    ;   State = pending, Closed = ''
    ).

% What is open was requested within the day before.
answer(Q, A, G) :-
    query(Q, T, P), day(Day), From is T - Day,
    request(I, R, V, A), R >= From, R =< T,
    initiates(request(I), open(A,G,P,V), R),
    \+ clipped(R, open(A,G,P,V), T).

main :-
    load_files('facts.pl', [silent(true)]),
    write_rows('duties.csv', 'attack,agreement,debtor,creditor,requested,deadline,state,closed',
               [A,G,P,V,R,D,S,C], became(A,G,P,V,R,D,S,C)),
    write_rows('answers.csv', 'query,attack,agreement', [Q,X,Y], answer(Q,X,Y)).

write_rows(File, Header, Row, Goal) :-
    open(File, write, Out),
    format(Out, '~w~n', [Header]),
    forall(Goal, (atomic_list_concat(Row, ',', Line), format(Out, '~w~n', [Line]))),
    close(Out).
