// The event loop: accepts, reads, hands whole requests to the workers, writes what they made, and cuts who is slow.
#include "loop_server.hpp"

#include <muster/kit/base/log_line.hpp>
#include <muster/platform/net/own_routes.hpp>

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <optional>
#include <thread>

#include "certificate_files.hpp"
#include "connection_table.hpp"
#include "event_queue_socket.hpp"
#include "held_bytes.hpp"
#include "listeners.hpp"
#include "logged_method.hpp"
#include "made_replies.hpp"
#include "metrics.hpp"
#include "page_maker.hpp"
#include "refusal_pages.hpp"
#include "request_log.hpp"
#include "worker_pool.hpp"
#include "worker_result.hpp"

namespace muster::net {
namespace {

using Time = Connection::Time;

constexpr std::uint64_t listening_id = 0;
constexpr std::uint64_t wake_id = 1;
constexpr std::uint64_t redirect_id = 2;
constexpr int sweep_ms = 100;
constexpr int hurry_ms = 5;  ///< between two looks whether requests wait for long
constexpr int most_events = 256;
constexpr int most_accepts = 64;  ///< in one turn, so that open connections are served too
constexpr std::size_t scratch_bytes = std::size_t{64} << 10;
constexpr std::chrono::milliseconds last_linger{500};  ///< for those who do not close, once the server is stopping

class LoopServer final : public Server {
 public:
  LoopServer(Listeners listeners, const ServerOptions& options, web::Router router,
             std::unique_ptr<CertificateFiles> tls)
      : listening_(std::move(listeners.site_listener)),
        redirecting_(std::move(listeners.redirect_listener)),
        tls_(std::move(tls)),
        site_(std::move(listeners.site)),
        redirect_site_(std::move(listeners.redirect_site)),
        router_(std::move(router)),
        pace_{options.head_time, options.body_time, options.idle_time, options.write_time},
        stop_time_(options.stop_time),
        certificate_time_(options.certificate_time),
        held_(options.held_limit),
        most_connections_(connections_that_fit(options.connections)),
        pace_of_addresses_(options.requests_per_second),
        log_(metrics_),
        // Whoever watches keeps a connection for long: half of them all, and of a network's, are for others.
        live_(most_connections_ / 2, std::min(options.connections_per_address, most_connections_) / 2, log_,
              [this] { events_.ring(); }),
        maker_(router_, site_, pace_of_addresses_, log_),
        workers_({options.workers, options.heavy, options.queue}, metrics_),
        counts_(std::min(options.connections_per_address, most_connections_ - most_connections_ / 10)),
        scratch_(scratch_bytes, '\0') {
    add_metrics_route(router_, [this, more = options.more_metrics] { return metrics_.text() + (more ? more() : ""); });
    if (tls_) metrics_.certificate_end = tls_->identity().ends().time_since_epoch().count();
    events_.add(listening_.handle.number(), listening_id, EPOLLIN);
    if (redirecting_) events_.add(redirecting_->handle.number(), redirect_id, EPOLLIN);
    loop_ = std::thread([this] { run(); });
  }
  ~LoopServer() override { stop(); }

  [[nodiscard]] std::string address() const override {
    return (tls_ ? "https://" : "http://") + written(listening_.address);
  }

  [[nodiscard]] std::string redirect_address() const override {
    return redirecting_ ? "http://" + written(redirecting_->address) : "";
  }

  void stop() override {
    if (!loop_.joinable()) return;
    stopping_ = true;
    events_.ring();
    loop_.join();
    workers_.stop();
    made_.await(ordered_);  // what pages still wait for is told to nobody any more, but it is told here
    live_.stop();
    log_.stop();
  }

  void renew_certificate() override {
    renewal_wanted_ = true;
    events_.ring();
  }

 private:
  void run() {
    // Writing to a visitor who has left must be an error, not the end of the program.
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
    epoll_event events[most_events];
    while (true) {
      const bool somebody_waits = metrics_.queued_requests > 0;
      const int count = events_.wait(events, somebody_waits         ? hurry_ms
                                             : connections_.empty() ? 10 * sweep_ms
                                                                    : sweep_ms);
      now_ = std::chrono::steady_clock::now();
      if (somebody_waits) workers_.hurry(now_);
      for (int at = 0; at < count; ++at) handle(events[at]);
      collect();
      send_news();
      if (now_ - swept_ >= std::chrono::milliseconds(sweep_ms)) sweep();
      watch_certificate();
      if (stopping_ && !closing_) begin_to_close();
      workers_.call();  // once for all that this turn handed over
      if (closing_ && (connections_.empty() || now_ >= last_moment_)) break;
    }
    connections_.clear();
    metrics_.open_connections = 0;
  }

  void handle(const epoll_event& event) {
    if (event.data.u64 == listening_id) return accept_connections(listening_, site_);
    if (event.data.u64 == redirect_id) return accept_connections(*redirecting_, redirect_site_);
    if (event.data.u64 == wake_id) return events_.hush();
    OpenConnection* const there = open(event.data.u64);
    if (there == nullptr) return;
    OpenConnection& entry = *there;
    if (entry.connection.phase() == Connection::Phase::working) {
      // The visitor sent more, or has left; either is looked at when the page is made.
      const bool has_left = (event.events & (EPOLLHUP | EPOLLERR)) != 0;
      if (has_left)
        events_.remove(entry.connection.socket().handle(), event.data.u64);
      else
        events_.change(entry.connection.socket().handle(), event.data.u64, 0);
      entry.registered = has_left ? gone : 0;
      return;
    }
    entry.connection.turn(now_, scratch_);
    follow_up(event.data.u64, entry);
  }

  /// Does what the connection's new phase asks for, until it has to wait again.
  void follow_up(std::uint64_t id, OpenConnection& entry) {
    Connection& connection = entry.connection;
    while (true) {
      note_ended(connection);
      count_held(entry);
      if (connection.has_request())
        dispatch(id, entry);
      else if (connection.has_refusal())
        refuse_request(connection);
      else
        break;
    }
    if (connection.phase() == Connection::Phase::closed) return dismiss(id, entry);
    if (closing_ && connection.phase() == Connection::Phase::lingering) connection.hurry(now_ + last_linger);
    std::uint32_t wanted = entry.registered;
    if (const auto waits_for = connection.waits_for()) wanted = *waits_for == Progress::writable ? EPOLLOUT : EPOLLIN;
    if (wanted != entry.registered) {
      events_.change(connection.socket().handle(), id, wanted);
      entry.registered = wanted;
    }
  }

  void dispatch(std::uint64_t id, OpenConnection& entry) {
    Connection& connection = entry.connection;
    const bool keep = keeps_alive(connection.reader().head()) && !stopping_ && !crowded();
    if (entry.to_redirect && connection.reader().head().target != "/healthz") return send_redirect(connection, keep);
    auto order = order_of(connection, site_);
    order->id = id;
    order->after_reply = keep ? AfterReply::keep : AfterReply::close;
    order->reference = references_.next();
    entry.with_worker = order->request.body.size();
    const auto sender = sender_of(entry.network, order->client);
    const auto line = is_always_answered(order->request.head) ? WorkerPool::Line::reserved : WorkerPool::Line::usual;
    auto give_way = [this, order] { made_.add(busy_result(*order)); };
    auto first = [this, order, sender] {
      if (auto refused = maker_.too_many(*order)) return made_.add(std::move(*refused));
      auto make = [this, order] { maker_.make(order, [this](WorkerResult made) { made_.add(std::move(made)); }); };
      if (!waits_turn(order->request.head, router_, site_)) return make();
      auto give_way_later = [this, order] { made_.add(busy_result(*order)); };
      workers_.submit({sender, std::move(make), std::move(give_way_later)}, WorkerPool::Line::heavy);
    };
    ++ordered_;
    workers_.hand_over({sender, std::move(first), std::move(give_way)}, line);
  }

  void send_redirect(Connection& connection, bool keep) {
    const auto request = connection.take();
    const auto with_body = request.head.method == "HEAD" ? WithBody::no : WithBody::yes;
    connection.send(redirect_reply(request.head, redirect_site_), date(), with_body,
                    keep ? AfterReply::keep : AfterReply::close,
                    {references_.next(), request.head.method, "(to https)", 308, 0, connection.began()}, now_);
  }

  void refuse_request(Connection& connection) {
    ++metrics_.refused_requests;
    send_refusal(connection, connection.reader().refusal(),
                 {connection.reader().head().method, reader_of(connection.reader().head())}, AfterReply::close);
  }

  void send_refusal(Connection& connection, const Refusal& refusal, const RefusalContext& context,
                    AfterReply after_reply) {
    const auto& head = connection.reader().head();
    const bool encrypted = client_of(head, connection.peer(), connection.socket().encrypted(), site_.proxies).encrypted;
    const std::string reference = references_.next();
    web::Reply reply = refusals_.page(router_.error_page(), refusal, encrypted, reference, context.reader);
    const auto with_body = context.method == "HEAD" ? WithBody::no : WithBody::yes;
    connection.send(std::move(reply), date(), with_body, after_reply,
                    {reference, context.method, std::string(refused_route), refusal.status, 0, connection.began()},
                    now_);
  }

  void refuse_made(const WorkerResult& made, OpenConnection& entry, const Refusal& why, AfterReply after_reply) {
    send_refusal(entry.connection, why, {made.method, made.reader}, after_reply);
    follow_up(made.id, entry);
  }

  void collect() {
    auto all = made_.take();
    for (WorkerResult& made : all) {
      OpenConnection* const there = open(made.id);
      if (there == nullptr) continue;
      OpenConnection& entry = *there;
      entry.with_worker = 0;
      if (made.busy) {
        ++metrics_.full_queue;
        refuse_made(made, entry, busy, made.after_reply);
        continue;
      }
      auto exchange = exchange_of(made);
      // Answers that nobody reads must not fill the memory. After a POST the visitor must learn what became of it, and
      // what is small costs no more than the refusal.
      const auto bytes = made.answer.reply.body.size();
      if (made.method == "GET" && bytes > Connection::joined_bytes) {
        if (const auto* const refused = no_room_for(entry, bytes)) {
          refuse_made(made, entry, *refused, AfterReply::close);
          continue;
        }
      }
      const auto with_body = made.method == "HEAD" ? WithBody::no : WithBody::yes;
      const auto view = with_body == WithBody::yes ? made.answer.reply.live : nullptr;
      if (view && (stopping_ || live_.full(entry.network))) {
        refuse_made(made, entry, busy, AfterReply::close);
        continue;
      }
      const auto at_its_end = stopping_ ? AfterReply::close : made.after_reply;
      const auto after_reply = view ? AfterReply::go_on : at_its_end;
      entry.connection.send(std::move(made.answer.reply), date(), with_body, after_reply, std::move(exchange), now_);
      if (view && entry.connection.phase() != Connection::Phase::closed) live_.enter(made.id, entry.network, view);
      follow_up(made.id, entry);
    }
  }

  void send_news() {
    if ((metrics_.live_connections = static_cast<std::int64_t>(live_.watchers())) == 0) return;
    for (const auto& news : live_.take_news()) {
      OpenConnection* const there = open(news.id);
      if (there == nullptr) continue;
      there->connection.offer(news, now_);
      follow_up(news.id, *there);
    }
  }

  void accept_connections(const Listener& listening, const Site& site) {
    const bool encrypted = tls_ && &site == &site_;
    for (int turn = 0; turn < most_accepts; ++turn) {
      auto accepted = accept_from(listening.handle);
      if (accepted.kind == AcceptResult::Kind::nobody) return;
      if (accepted.kind == AcceptResult::Kind::no_room) return pause_accepting();
      const auto network = network_of(accepted.peer);
      const bool too_many_of_it = network && counts_.full(*network) && !make_room(network);
      if (too_many_of_it || (connections_.size() >= most_connections_ && !make_room())) {
        ++metrics_.refused_connections;
        const auto socket = plain_socket(accepted.handle.release());
        if (!encrypted) static_cast<void>(socket->write(no_room));
        socket->end_writing();
        continue;
      }
      const int handle = accepted.handle.release();
      auto socket = encrypted ? tls_->identity().wrap(handle) : plain_socket(handle);
      if (!socket) continue;
      const auto id = next_id_++;
      OpenConnection entry{Connection(std::move(socket), std::move(accepted.peer), site, pace_, now_), network,
                           &site != &site_};
      entry.registered = EPOLLIN;
      if (network) counts_.enter(*network);
      events_.add(handle, id, EPOLLIN);
      connections_.emplace(id, std::move(entry));
      metrics_.open_connections = static_cast<std::int64_t>(connections_.size());
    }
  }

  /// What a connection counts against: its address, unless that is a proxy's, who speaks for many.
  [[nodiscard]] std::optional<IpAddress> network_of(const std::string& peer) const {
    const auto address = parse_ip(peer);
    if (!address || site_.proxies.trusts(*address)) return std::nullopt;
    return counted_network(*address);
  }

  /// Closes the connection that matters least (see least_worth); false where all are busy.
  bool make_room(const std::optional<IpAddress>& network = std::nullopt) {
    const auto least = least_worth(connections_, network, now_);
    if (least == connections_.end()) return false;
    least->second.connection.close();
    dismiss(least->first, least->second);
    return true;
  }

  /// With no file handle left, accepting would fail again and again; the next sweep tries again.
  void pause_accepting() {
    watch_listeners(0);
    accepting_paused_ = true;
  }

  void watch_listeners(std::uint32_t events) const {
    events_.change(listening_.handle.number(), listening_id, events);
    if (redirecting_) events_.change(redirecting_->handle.number(), redirect_id, events);
  }

  void sweep() {
    swept_ = now_;
    if (accepting_paused_ && !closing_) {
      watch_listeners(EPOLLIN);
      accepting_paused_ = false;
    }
    std::vector<std::uint64_t> late;
    for (const auto& [id, entry] : connections_)
      if (entry.connection.overdue(now_)) late.push_back(id);
    for (const auto id : late) {
      OpenConnection* const there = open(id);
      if (there == nullptr) continue;  // gave way to another
      OpenConnection& entry = *there;
      const auto phase = entry.connection.phase();
      const bool as_meant = phase == Connection::Phase::lingering || phase == Connection::Phase::live;
      if (!entry.connection.is_idle() && !as_meant) ++metrics_.timed_out;
      entry.connection.time_out();
      follow_up(id, entry);
    }
  }

  void watch_certificate() {
    const bool wanted = renewal_wanted_.exchange(false);
    if (!tls_ || closing_ || (!wanted && now_ - looked_ < certificate_time_)) return;
    looked_ = now_;
    const auto now = SystemClock().now();
    const auto renewal = wanted ? std::optional(tls_->read_again(now)) : tls_->look(now);
    if (!renewal) return;
    metrics_.certificate_end = renewal->ends.time_since_epoch().count();
    if (renewal->error) ++metrics_.refused_certificates;
    log_.add_line(renewal_line(*renewal, now));
  }

  void begin_to_close() {
    closing_ = true;
    last_moment_ = now_ + stop_time_;
    // Closing a handle takes it out of epoll.
    listening_.handle = Handle();
    if (redirecting_) redirecting_->handle = Handle();
    std::vector<std::uint64_t> all;
    for (const auto& [id, entry] : connections_) all.push_back(id);
    for (const auto id : all) {
      OpenConnection* const there = open(id);
      if (there == nullptr) continue;
      OpenConnection& entry = *there;
      Connection& connection = entry.connection;
      if (connection.phase() == Connection::Phase::reading) connection.turn(now_, scratch_);
      const bool waits = connection.phase() == Connection::Phase::greeting || connection.is_live() ||
                         (connection.phase() == Connection::Phase::reading &&
                          connection.reader().wants() == RequestReader::ReaderState::head);
      if (waits) connection.close();
      connection.hurry(last_moment_);
      follow_up(id, entry);
    }
  }

  void note_ended(Connection& connection) {
    const auto ended = connection.take_ended();
    if (!ended) return;
    const auto& exchange = ended->exchange;
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - exchange.began);
    metrics_.answered(exchange.route, exchange.status, took);
    // A watchdog asks all the time: that all is well would fill the log.
    if (exchange.route == "/healthz" && exchange.status == 200 && ended->sent) return;
    log_.add({exchange.id, logged_method(exchange.method), exchange.route, exchange.secret, exchange.status,
              exchange.bytes, took, ended->sent ? "sent" : "left"});
  }

  void count_held(OpenConnection& entry) {
    const auto recount = [&] {
      const auto held = entry.connection.held() + entry.with_worker;
      held_.change(entry.network, entry.held, held);
      entry.held = held;
    };
    recount();
    if (entry.connection.reader().wants() != RequestReader::ReaderState::body) return;
    if (const auto* const refused = no_room_for(entry, 0)) {
      entry.connection.refuse(*refused);
      recount();
    }
  }

  /// Makes room; where the visitor's network has its share, or nobody has more than it would have, the refusal.
  const Refusal* no_room_for(OpenConnection& entry, std::size_t more) {
    if (held_.beyond_share(entry.network, entry.held, more)) return &much_at_once;
    while (!held_.has_room(more)) {
      const auto network = held_.heavier_than(entry.network, more);
      const auto heaviest = network ? heaviest_of(connections_, *network) : connections_.end();
      if (heaviest == connections_.end()) return &busy;
      heaviest->second.connection.close();
      dismiss(heaviest->first, heaviest->second);
    }
    return nullptr;
  }

  [[nodiscard]] OpenConnection* open(std::uint64_t id) {
    const auto found = connections_.find(id);
    return found == connections_.end() ? nullptr : &found->second;
  }

  void dismiss(std::uint64_t id, OpenConnection& entry) {
    note_ended(entry.connection);
    held_.change(entry.network, entry.held, 0);
    if (entry.network) counts_.leave(*entry.network);
    live_.leave(id);
    connections_.erase(id);
    metrics_.open_connections = static_cast<std::int64_t>(connections_.size());
  }

  /// When nearly all connections are taken, none is kept between two requests.
  [[nodiscard]] bool crowded() const { return connections_.size() > most_connections_ / 10 * 9; }

  const std::string& date() { return date_.at(SystemClock().now()); }

  static constexpr std::uint32_t gone = ~0U;  ///< in OpenConnection::registered: epoll no longer knows the handle

  Listener listening_;
  std::optional<Listener> redirecting_;
  std::unique_ptr<CertificateFiles> tls_;
  Site site_;
  Site redirect_site_;
  web::Router router_;
  Pace pace_;
  std::chrono::milliseconds stop_time_;
  std::chrono::milliseconds certificate_time_;
  HeldBytes held_;
  std::size_t most_connections_;
  RequestPace pace_of_addresses_;
  EventQueue events_{wake_id};
  Metrics metrics_;
  RequestLog log_;
  LiveTopics live_;
  MadeReplies made_{[this] { events_.ring(); }};
  std::atomic<bool> stopping_{false};
  std::atomic<bool> renewal_wanted_{false};
  PageMaker maker_;
  WorkerPool workers_;

  // What follows belongs to the loop's thread alone.
  ConnectionTable connections_;
  ConnectionCounts counts_;
  RefusalPages refusals_;
  References references_;
  std::string scratch_;
  HttpDate date_;
  Time now_ = std::chrono::steady_clock::now();
  Time swept_ = now_;
  Time looked_ = now_;
  Time last_moment_;
  std::uint64_t next_id_ = 3;
  std::uint64_t ordered_ = 0;
  bool closing_ = false;
  bool accepting_paused_ = false;

  std::thread loop_;
};

}  // namespace

Result<std::unique_ptr<Server>> start_loop_server(const ListenAddresses& addresses, const ServerOptions& options,
                                                  Site site, web::Router router) {
  std::unique_ptr<CertificateFiles> tls;
  if (!options.tls_certificate.empty()) {
    MUSTER_TRY(files, CertificateFiles::read(options.tls_certificate, options.tls_key));
    tls = std::move(files);
  }
  MUSTER_TRY(open, open_listeners(addresses, options, std::move(site)));
  return std::unique_ptr<Server>(
      std::make_unique<LoopServer>(std::move(open), options, std::move(router), std::move(tls)));
}

}  // namespace muster::net
