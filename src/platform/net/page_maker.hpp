#pragma once
// What a worker does with a whole request. For any thread.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "address_limits.hpp"
#include "request_log.hpp"
#include "worker_result.hpp"

namespace muster::net {

inline constexpr std::string_view refused_route = "(refused)";

/// A request on its way to a worker.
struct PageOrder {
  std::uint64_t id = 0;  ///< of the connection
  WholeRequest request;
  Client client;
  AfterReply after_reply = AfterReply::close;
  Connection::Time began;
  std::string reference;
};

/// The whole request that the connection holds, and who sent it.
[[nodiscard]] std::shared_ptr<PageOrder> order_of(Connection& connection, const Site& site);

/// Whose requests wait in one lane: those of the network, or, behind a proxy that speaks for many, of its visitor.
[[nodiscard]] IpAddress sender_of(const std::optional<IpAddress>& network, const Client& client);

/// The few pages that are answered however many ask for others: whether the server is there, and the way in.
[[nodiscard]] bool is_always_answered(const RequestHead& head);

/// That it gave way to others.
[[nodiscard]] WorkerResult busy_result(const PageOrder& order);

class PageMaker {
 public:
  /// All of them outlive it.
  PageMaker(const web::Router& router, const Site& site, RequestPace& pace, RequestLog& log)
      : router_(router), site_(site), pace_(pace), log_(log) {}

  /// The refusal where the visitor's network asks too often. Counts the request.
  [[nodiscard]] std::optional<WorkerResult> too_many(const PageOrder& order) const;
  /// Gives the page to `deliver`, now or, from any thread, later. Takes the body. Never throws.
  void make(const std::shared_ptr<PageOrder>& order, const std::function<void(WorkerResult)>& deliver) const;

 private:
  /// What is to be sent, whatever the page does.
  [[nodiscard]] WorkerResult made(const PageOrder& order, const TakeReply& answered) const;
  /// Programs are told what their network may still ask, as the draft "RateLimit header fields for HTTP" writes it.
  void tell_limit(const PageOrder& order, WorkerResult& made) const;

  const web::Router& router_;
  const Site& site_;
  RequestPace& pace_;
  RequestLog& log_;
};

}  // namespace muster::net
