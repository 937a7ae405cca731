package main

import (
	"encoding/json"
	"time"

	"github.com/gorilla/websocket"
)

// The times are the chat example's. It lets 256 messages wait; here 500 come at one instant.
const (
	writeWait   = 10 * time.Second
	pongWait    = 60 * time.Second
	pingPeriod  = pongWait * 9 / 10
	readMaximum = 16 * 1024
	sendMaximum = 1024
)

type client struct {
	hub    *hub
	ledger *ledger
	conn   *websocket.Conn
	send   chan *websocket.PreparedMessage
}

func (c *client) readPump() {
	defer func() {
		c.hub.unregister <- c
		c.conn.Close()
	}()
	c.conn.SetReadLimit(readMaximum)
	c.conn.SetReadDeadline(time.Now().Add(pongWait))
	c.conn.SetPongHandler(func(string) error { return c.conn.SetReadDeadline(time.Now().Add(pongWait)) })
	for {
		_, text, err := c.conn.ReadMessage()
		if err != nil {
			return
		}
		c.hear(text)
	}
}

func (c *client) hear(text []byte) {
	var command command
	whole := json.Unmarshal(text, &command) == nil
	switch {
	case whole && command.isOffer():
		c.ledger.offers <- &offer{client: c, command: command}
	case whole && command.isStep():
		c.hub.answers <- answer{c, recorded{ID: command.ID, Type: "recorded"}}
	default:
		c.hub.answers <- answer{c, newRefused(command.ID)}
	}
}

func (c *client) writePump() {
	ticker := time.NewTicker(pingPeriod)
	defer func() {
		ticker.Stop()
		c.conn.Close()
	}()
	for {
		select {
		case message, ok := <-c.send:
			c.conn.SetWriteDeadline(time.Now().Add(writeWait))
			if !ok {
				c.conn.WriteMessage(websocket.CloseMessage, nil)
				return
			}
			if c.conn.WritePreparedMessage(message) != nil {
				return
			}
		case <-ticker.C:
			c.conn.SetWriteDeadline(time.Now().Add(writeWait))
			if c.conn.WriteMessage(websocket.PingMessage, nil) != nil {
				return
			}
		}
	}
}
