#pragma once
// One visitor's connection: what phase it is in, how long that may last, and which bytes come next. It moves bytes but
// never waits and never decides what to answer; the event loop does.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "live_topics.hpp"
#include "reply_bytes.hpp"
#include "request_reader.hpp"
#include "wire_socket.hpp"

namespace muster::net {

/// How long each phase may last in all.
struct Pace {
  std::chrono::milliseconds head{10000};
  std::chrono::milliseconds body{60000};
  std::chrono::milliseconds idle{15000};
  std::chrono::milliseconds write{60000};
};

/// What the log and the metrics are told about an answer.
struct Exchange {
  std::string id;
  std::string method;
  std::string route;
  int status = 0;
  std::size_t bytes = 0;
  std::chrono::steady_clock::time_point began;
  bool secret = false;  ///< the route's address holds a secret
};

class Connection {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::size_t joined_bytes = 16384;    ///< a body up to here travels in one write with its head
  static constexpr std::chrono::minutes live_time{10};  ///< then whoever watches asks again
  enum class Phase { greeting, reading, working, writing, live, lingering, closed };

  Connection(std::unique_ptr<WireSocket> socket, std::string peer, const Site& site, const Pace& pace, Time now);

  /// Moves what can be moved now, in both directions. `scratch` is room for one read.
  void turn(Time now, std::span<char> scratch);

  [[nodiscard]] Phase phase() const { return phase_; }
  [[nodiscard]] const WireSocket& socket() const { return *socket_; }
  [[nodiscard]] const std::string& peer() const { return peer_; }
  /// What the socket must be able to do before the next turn; nothing while a page is made.
  [[nodiscard]] std::optional<Progress> waits_for() const;

  /// True in phase reading, between two requests or before the first byte of one.
  [[nodiscard]] bool is_idle() const { return phase_ == Phase::reading && !reader_.begun(); }
  /// True where a reply goes on: what offer() is given is sent as soon as it can be.
  [[nodiscard]] bool is_live() const { return phase_ == Phase::live; }
  [[nodiscard]] bool has_request() const;
  [[nodiscard]] bool has_refusal() const;
  [[nodiscard]] const RequestReader& reader() const { return reader_; }
  [[nodiscard]] Time began() const { return began_; }
  /// Bytes that this visitor alone makes the server keep: what was read, and what is not yet sent.
  [[nodiscard]] std::size_t held() const { return reader_.held() + reply_.body.size(); }

  /// Hands out the whole request; the phase is working until send().
  [[nodiscard]] WholeRequest take();
  void send(web::Reply reply, std::string_view date, WithBody with_body, AfterReply after_reply, Exchange exchange,
            Time now);
  /// Of several states that come faster than they are taken the visitor is sent the newest. Nothing where the
  /// connection is not live.
  void offer(const LiveNews& news, Time now);
  /// An exchange that has ended since the last call; whether its last byte was taken.
  struct EndedExchange {
    Exchange exchange;
    bool sent = false;
  };
  [[nodiscard]] std::optional<EndedExchange> take_ended();

  [[nodiscard]] bool overdue(Time now) const { return phase_ != Phase::working && now >= deadline_; }
  /// Late: a request that has begun is refused with 408, anything else is closed.
  void time_out();
  void refuse(Refusal refusal) { reader_.give_up(std::move(refusal)); }
  /// The deadline comes no later than `last`.
  void hurry(Time last);
  void close();

 private:
  void read(Time now, std::span<char> scratch);
  void write(Time now);
  void write_frames(Time now);
  void expect_request(Time now);
  void end_exchange(bool sent);

  std::unique_ptr<WireSocket> socket_;
  std::string peer_;
  Pace pace_;
  RequestReader reader_;
  Phase phase_;
  Progress waits_for_ = Progress::readable;
  Time deadline_;
  Time began_;
  std::string head_;  ///< and, where it is small, the body behind it
  web::Reply reply_;  ///< keeps the body while it is sent
  bool separate_body_ = false;
  std::size_t sent_ = 0;
  std::size_t sent_in_time_ = 0;  ///< what had been sent when the deadline was last put off
  Time write_end_;                ///< when as much as was sent must have been taken at the least rate
  AfterReply afterwards_ = AfterReply::close;
  LiveFrame frame_;       ///< that is being sent
  LiveFrame next_frame_;  ///< that comes after it
  Time live_end_;
  std::size_t exchange_count_ = 0;
  std::optional<Exchange> exchange_;
  std::optional<EndedExchange> ended_;
};

}  // namespace muster::net
