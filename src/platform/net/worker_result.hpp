#pragma once
// What a worker hands back to the loop.

#include <chrono>
#include <cstdint>
#include <string>

#include "connection.hpp"
#include "edge.hpp"

namespace muster::net {

/// What a refusal needs to know of the request.
struct RefusalContext {
  std::string method;
  Audience reader{};
};

/// What a worker made of a request.
struct WorkerResult {
  std::uint64_t id = 0;
  RoutedReply answer;
  std::string method;
  AfterReply after_reply = AfterReply::close;
  Connection::Time began;
  std::string reference;
  Audience reader{};
  bool busy = false;  ///< there is no answer: it gave way to others
};

/// What the log and the metrics are told once the answer is sent.
inline Exchange exchange_of(const WorkerResult& made) {
  return {made.reference, made.method, made.answer.route, made.answer.reply.status, 0, made.began, made.answer.secret};
}

}  // namespace muster::net
