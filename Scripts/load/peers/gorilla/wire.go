package main

import (
	"regexp"
	"slices"
)

type command struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Pitch  string `json:"pitch"`
	Kind   string `json:"kind"`
	Amount int    `json:"amount"`
	Show   *bool  `json:"show"`
}

var (
	id      = regexp.MustCompile(`^[0-9a-f]{32}$`)
	pitches = []string{"p1", "p2", "p3"}
	kinds   = []string{"stage", "leerbaan", "meeloopdag", "meedenken"}
)

func (c *command) isOffer() bool {
	return c.Type == "makeOffer" && id.MatchString(c.ID) && slices.Contains(pitches, c.Pitch) &&
		slices.Contains(kinds, c.Kind) && c.Amount >= 1 && c.Amount <= 999 && c.Show != nil
}

func (c *command) isStep() bool {
	return (c.Type == "stagePitch" || c.Type == "openOffers") && id.MatchString(c.ID) &&
		slices.Contains(pitches, c.Pitch)
}

// Fields are in the order of the wire, which is the alphabet's.
type welcome struct {
	Conference string   `json:"conference"`
	Epoch      string   `json:"epoch"`
	Protocol   int      `json:"protocol"`
	Seq        int64    `json:"seq"`
	State      struct{} `json:"state"`
	Type       string   `json:"type"`
}

func newWelcome(seq int64) welcome {
	return welcome{Conference: "000000", Epoch: "bench", Protocol: 1, Seq: seq, Type: "welcome"}
}

type recorded struct {
	ID       string `json:"id"`
	Offer    int64  `json:"offer,omitempty"`
	Repeated bool   `json:"repeated"`
	Seq      int64  `json:"seq"`
	Type     string `json:"type"`
}

type refused struct {
	Code string  `json:"code"`
	ID   *string `json:"id"`
	Type string  `json:"type"`
}

func newRefused(text string) refused {
	if !id.MatchString(text) {
		return refused{"malformed", nil, "refused"}
	}
	return refused{"malformed", &text, "refused"}
}

type person struct {
	Badge        int    `json:"badge"`
	Organisation string `json:"organisation"`
}

type offerMade struct {
	Amount int    `json:"amount"`
	At     string `json:"at"`
	By     person `json:"by"`
	Kind   string `json:"kind"`
	Offer  int64  `json:"offer"`
	Pitch  string `json:"pitch"`
	Seq    int64  `json:"seq"`
	Type   string `json:"type"`
}

type events struct {
	Events []offerMade `json:"events"`
	Type   string      `json:"type"`
}

func newEvents(offer *offer) events {
	by := person{137, "Bakkerij Van der Meer"}
	made := offer.command
	event := offerMade{made.Amount, offer.at, by, made.Kind, offer.seq, made.Pitch, offer.seq, "offerMade"}
	return events{[]offerMade{event}, "events"}
}
