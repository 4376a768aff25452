// The phases of a connection, one after the other.
#include "connection.hpp"

#include <muster/kit/catalogue/catalogue.hpp>

#include <algorithm>
#include <utility>

namespace muster::net {

namespace {

constexpr std::size_t progress_bytes = std::size_t{64} << 10;
constexpr int pieces_in_time = 8;  ///< of these may come in the time of the first, when all is added up
constexpr std::chrono::milliseconds linger_time{2000};
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

Connection::Connection(std::unique_ptr<WireSocket> socket, std::string peer, const Site& site, const Pace& pace,
                       Time now)
    : socket_(std::move(socket)),
      peer_(std::move(peer)),
      pace_(pace),
      reader_(site),
      phase_(socket_->encrypted() ? Phase::greeting : Phase::reading),
      deadline_(now + pace.head),
      began_(now) {}

std::optional<Progress> Connection::waits_for() const {
  if (phase_ == Phase::working || phase_ == Phase::closed) return std::nullopt;
  return waits_for_;
}

bool Connection::has_request() const {
  return phase_ == Phase::reading && reader_.wants() == RequestReader::ReaderState::taking;
}

bool Connection::has_refusal() const {
  return phase_ == Phase::reading && reader_.wants() == RequestReader::ReaderState::nothing;
}

void Connection::turn(Time now, std::span<char> scratch) {
  if (phase_ == Phase::greeting) {
    const auto progress = socket_->greet();
    if (progress == Progress::readable || progress == Progress::writable) {
      waits_for_ = progress;
      return;
    }
    if (progress != Progress::done) return close();
    phase_ = Phase::reading;
  }
  if (phase_ == Phase::writing) write(now);
  if (phase_ == Phase::live && frame_) write_frames(now);
  // What came behind the last request may be whole already; only where more is needed the socket is asked.
  const bool waits_for_end = phase_ == Phase::lingering || (phase_ == Phase::live && !frame_);
  const bool needs_bytes = waits_for_end || (phase_ == Phase::reading && !has_request() && !has_refusal());
  if (needs_bytes) read(now, scratch);
}

void Connection::read(Time now, std::span<char> scratch) {
  const auto moved = socket_->read(scratch.data(), scratch.size());
  if (moved.progress == Progress::readable || moved.progress == Progress::writable) {
    waits_for_ = moved.progress;
    return;
  }
  waits_for_ = Progress::readable;
  if (phase_ == Phase::lingering || phase_ == Phase::live) {
    if (moved.progress != Progress::done) close();
    return;
  }
  if (moved.progress == Progress::failed) return close();
  if (moved.progress == Progress::ended) {
    if (reader_.end() != RequestReader::ReaderState::nothing) close();
    return;
  }
  if (is_idle() && exchange_count_ > 0) expect_request(now);
  const auto before = reader_.wants();
  const auto wants = reader_.feed({scratch.data(), moved.bytes});
  if (before == RequestReader::ReaderState::head && wants == RequestReader::ReaderState::body)
    deadline_ = now + pace_.body;
  // Nothing was sent yet in this exchange, so these few bytes always fit; a visitor who takes none of them is cut off.
  if (wants == RequestReader::ReaderState::body && reader_.take_continue() &&
      socket_->write(go_on).bytes != go_on.size())
    close();
}

void Connection::expect_request(Time now) {
  began_ = now;
  deadline_ = now + pace_.head;
}

WholeRequest Connection::take() {
  phase_ = Phase::working;
  return reader_.take();
}

void Connection::send(web::Reply reply, std::string_view date, WithBody with_body, AfterReply after_reply,
                      Exchange exchange, Time now) {
  reply_ = std::move(reply);
  head_ = head_of(reply_, date, after_reply);
  const bool has_body = with_body == WithBody::yes && reply_.status != 304 && reply_.status != 204;
  separate_body_ = has_body && body_of(reply_).size() > joined_bytes;
  if (has_body && !separate_body_) head_ += body_of(reply_);
  if (!separate_body_) {
    reply_.body = {};
    reply_.kept = nullptr;
  }
  sent_ = sent_in_time_ = 0;
  afterwards_ = after_reply;
  exchange.bytes = head_.size() + (separate_body_ ? body_of(reply_).size() : 0);
  exchange_ = std::move(exchange);
  ++exchange_count_;
  phase_ = Phase::writing;
  deadline_ = write_end_ = now + pace_.write;
  write(now);
}

void Connection::write(Time now) {
  while (true) {
    std::string_view rest(head_);
    if (sent_ < head_.size())
      rest.remove_prefix(sent_);
    else
      rest = separate_body_ ? std::string_view(body_of(reply_)).substr(sent_ - head_.size()) : std::string_view();
    if (rest.empty()) break;
    const auto moved = socket_->write(rest);
    if (moved.progress == Progress::readable || moved.progress == Progress::writable) {
      waits_for_ = moved.progress;
      return;
    }
    if (moved.progress != Progress::done) return close();
    sent_ += moved.bytes;
    // A visitor who reads an answer very slowly would hold it for ever, so each deadline asks for some progress, and
    // all of it for a rate at the least.
    if (sent_ - sent_in_time_ >= progress_bytes) {
      write_end_ += pace_.write / pieces_in_time * static_cast<int>((sent_ - sent_in_time_) / progress_bytes);
      sent_in_time_ = sent_;
      deadline_ = std::min(now + pace_.write, write_end_);
    }
  }
  end_exchange(true);
  reply_ = {};
  head_ = {};
  waits_for_ = Progress::readable;
  if (afterwards_ == AfterReply::go_on) {
    phase_ = Phase::live;
    deadline_ = live_end_ = now + live_time;
    return;
  }
  if (afterwards_ == AfterReply::close) {
    // Closing at once would reset the connection where bytes lie unread, and the answer would be lost with them.
    socket_->end_writing();
    phase_ = Phase::lingering;
    deadline_ = now + linger_time;
    return;
  }
  phase_ = Phase::reading;
  began_ = now;
  deadline_ = now + (reader_.begun() ? pace_.head : pace_.idle);
}

void Connection::offer(const LiveNews& news, Time now) {
  if (phase_ != Phase::live) return;
  if (news.kind == LiveNews::Kind::over) return close();
  if (news.kind == LiveNews::Kind::beat && (frame_ || next_frame_)) return;
  next_frame_ = news.frame;
  if (!frame_) write_frames(now);
}

void Connection::write_frames(Time now) {
  while (frame_ || next_frame_) {
    if (!frame_) {
      frame_ = std::move(next_frame_);
      sent_ = 0;
      deadline_ = std::min(now + pace_.write, live_end_);
    }
    const auto moved = socket_->write(std::string_view(*frame_).substr(sent_));
    if (moved.progress == Progress::readable || moved.progress == Progress::writable) {
      waits_for_ = moved.progress;
      return;
    }
    if (moved.progress != Progress::done) return close();
    sent_ += moved.bytes;
    if (sent_ == frame_->size()) frame_ = nullptr;
  }
  waits_for_ = Progress::readable;
  deadline_ = live_end_;
}

void Connection::end_exchange(bool sent) {
  if (exchange_) ended_ = EndedExchange{std::move(*exchange_), sent};
  exchange_.reset();
}

std::optional<Connection::EndedExchange> Connection::take_ended() { return std::exchange(ended_, std::nullopt); }

void Connection::time_out() {
  if (phase_ == Phase::reading && reader_.begun())
    reader_.give_up(
        {408, to_say("The request took too long to arrive. Nothing was changed. Go back and send it again.")});
  else
    close();
}

void Connection::hurry(Time last) {
  if (deadline_ > last) deadline_ = last;
}

void Connection::close() {
  end_exchange(false);
  phase_ = Phase::closed;
}

}  // namespace muster::net
