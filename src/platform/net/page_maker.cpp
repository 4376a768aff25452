// From a whole request to the answer, whatever a page does.
#include "page_maker.hpp"

#include <muster/kit/base/log_line.hpp>
#include <muster/kit/catalogue/catalogue.hpp>

#include <exception>
#include <utility>

namespace muster::net {

namespace {

const Refusal asks_too_often{
    429, to_say("Too many requests came from your network. Nothing was changed. Wait a moment, then try again.")};

WorkerResult result_for(const PageOrder& order) {
  return {order.id,
          {},
          order.request.head.method,
          order.after_reply,
          order.began,
          order.reference,
          reader_of(order.request.head),
          false};
}

}  // namespace

std::shared_ptr<PageOrder> order_of(Connection& connection, const Site& site) {
  auto order = std::make_shared<PageOrder>();
  order->began = connection.began();
  order->request = connection.take();
  order->client = client_of(order->request.head, connection.peer(), connection.socket().encrypted(), site.proxies);
  return order;
}

IpAddress sender_of(const std::optional<IpAddress>& network, const Client& client) {
  if (network) return *network;
  const auto visitor = parse_ip(client.address);
  return visitor ? counted_network(*visitor) : IpAddress{};
}

bool is_always_answered(const RequestHead& head) {
  return head.target == "/healthz" || head.target == "/sign-in" || head.target.starts_with("/sign-in/") ||
         head.target.starts_with("/sign-in?");
}

WorkerResult busy_result(const PageOrder& order) {
  auto result = result_for(order);
  result.busy = true;
  return result;
}

std::optional<WorkerResult> PageMaker::too_many(const PageOrder& order) const {
  if (order.client.on_this_machine || pace_.take(order.client.address, std::chrono::steady_clock::now()))
    return std::nullopt;
  auto made = result_for(order);
  made.answer = refuse(router_.error_page(), asks_too_often, order.client.encrypted, order.reference, made.reader);
  tell_limit(order, made);
  return made;
}

void PageMaker::tell_limit(const PageOrder& order, WorkerResult& made) const {
  if (!made.reader.program || order.client.on_this_machine) return;
  const auto left = pace_.left(order.client.address, std::chrono::steady_clock::now());
  if (!left) return;
  auto& headers = made.answer.reply.headers;
  const auto window = static_cast<std::size_t>(RequestPace::burst_seconds);
  headers.emplace_back("RateLimit-Policy",
                       "\"network\";q=" + std::to_string(left->most) + ";w=" + std::to_string(window));
  headers.emplace_back("RateLimit",
                       "\"network\";r=" + std::to_string(left->requests) + ";t=" + std::to_string(left->seconds));
}

void PageMaker::make(const std::shared_ptr<PageOrder>& order, const std::function<void(WorkerResult)>& deliver) const {
  const auto later = [this, order, deliver](const TakeReply& answered) { deliver(made(*order, answered)); };
  bool comes_later = false;
  auto now = made(*order, [&] {
    auto answered = answer_or_later(order->request.head, std::move(order->request.body), router_, site_, order->client,
                                    order->reference, later);
    comes_later = !answered;
    return answered ? *std::move(answered) : RoutedReply{};
  });
  if (!comes_later) deliver(std::move(now));
}

WorkerResult PageMaker::made(const PageOrder& order, const TakeReply& answered) const {
  auto made = result_for(order);
  try {
    made.answer = answered();
  } catch (const std::exception& error) {
    log_.add_line(log_line(SystemClock().now(), "failure",
                           {{"id", made.reference}, {"route", "outside a page"}, {"reason", error.what()}}));
    made.answer = refuse(router_.error_page(), {500, to_say("Something in Muster failed. Go back and try again.")},
                         order.client.encrypted, made.reference, made.reader);
  }
  tell_limit(order, made);
  if (made.answer.route == refused_route) made.after_reply = AfterReply::close;
  return made;
}

}  // namespace muster::net
