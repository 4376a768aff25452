// Takes news from the log to their receivers.
#include <muster/domain/webhooks/courier_calls.hpp>

#include <muster/domain/webhooks/delivery_service.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/store/setting.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace muster::webhooks {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_looks{500};
constexpr std::chrono::seconds first_rest{2};
constexpr std::chrono::seconds longest_rest{60};
constexpr std::size_t most_of_answer = std::size_t{16} << 10U;  // nothing of it is kept
constexpr const char* reach_setting = "outbound allowed";

outbound::Call call_of(const Batch& batch, const Delivery& delivery, Instant now, std::string body) {
  outbound::Call call;
  call.method = "POST";
  call.address = batch.receiver.address;
  std::string signatures;
  for (const auto& secret : batch.secrets)
    signatures += (signatures.empty() ? "" : " ") + signature(secret, delivery.id, now, body);
  call.headings = {{"Content-Type", "application/json"},
                   {"User-Agent", "Muster"},
                   {"webhook-id", delivery.id},
                   {"webhook-timestamp", std::to_string(now.time_since_epoch().count())},
                   {"webhook-signature", std::move(signatures)}};
  call.body = std::move(body);
  call.longest = longest_call;
  call.most = most_of_answer;
  return call;
}

Result<std::string> body_for(store::Database& database, const CourierSettings& settings, const Receiver& receiver,
                             const Delivery& delivery) {
  if (!is_of_booking(delivery.kind) || !settings.person) return body_of(delivery);
  return database.read([&](store::Session& session) -> Result<std::string> {
    return body_of(delivery, json_text(settings.person(session, delivery.object_id, receiver.personal)));
  });
}

/// One try. `unreachable` is set where nobody answered.
Sent try_one(const Batch& batch, const Delivery& delivery, Instant now, std::string body,
             const CourierSettings& settings, bool& unreachable) {
  Sent sent{delivery.id, Sent::End::refused};
  const auto heard = outbound::call(call_of(batch, delivery, now, std::move(body)), settings.reach);
  if (!heard.ok()) {
    unreachable = true;
    sent.reason = heard.error().message;
    return sent;
  }
  sent.status = heard->status;
  if (is_taken(heard->status))
    sent.end = Sent::End::taken;
  else
    sent.reason = refusal_words(heard->status);
  return sent;
}

/// Who is being served, and who is left in peace, among the threads of one process.
class Rounds {
 public:
  std::string choose(const std::vector<std::string>& due) {
    const std::lock_guard lock(mutex_);
    const auto now = Steady::now();
    const auto is_free = [&](const std::string& id) {
      const auto rest = resting_.find(id);
      return !busy_.contains(id) && (rest == resting_.end() || rest->second.until <= now);
    };
    // After the last one, so that each has its turn.
    auto found = std::find_if(std::upper_bound(due.begin(), due.end(), last_), due.end(), is_free);
    if (found == due.end()) found = std::find_if(due.begin(), due.end(), is_free);
    if (found == due.end()) return {};
    busy_.insert(*found);
    return last_ = *found;
  }
  void end(const std::string& id, bool unreachable) {
    const std::lock_guard lock(mutex_);
    busy_.erase(id);
    if (!unreachable) {
      resting_.erase(id);
      return;
    }
    auto& rest = resting_[id];
    rest.length = rest.length.count() == 0 ? first_rest : std::min(rest.length * 2, longest_rest);
    rest.until = Steady::now() + rest.length;
  }

 private:
  struct Rest {
    std::chrono::seconds length{0};
    Steady::time_point until;
  };
  std::mutex mutex_;
  std::string last_;
  std::set<std::string> busy_;
  std::map<std::string, Rest> resting_;
};

class Threads final : public Courier {
 public:
  Threads(store::Database& database, const Clock& clock, CourierSettings settings,
          std::function<void(const std::string&)> log_error, std::size_t threads)
      : database_(database), clock_(clock), settings_(std::move(settings)), log_error_(std::move(log_error)) {
    for (std::size_t made = 0; made < threads; ++made) threads_.emplace_back([this] { run(); });
  }
  ~Threads() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

 private:
  bool turn() {
    std::string taken;
    bool unreachable = false;
    bool did = false;
    try {
      const auto result = deliver_next(
          database_, clock_, settings_,
          [&](const std::vector<std::string>& due) { return taken = rounds_.choose(due); },
          [this] { return stopping_.load(); });
      if (!result.ok()) log_error_(result.error().message);
      unreachable = result.ok() && result->unreachable;
      did = result.ok() && !result->receiver_id.empty();
    } catch (const std::exception& error) {
      log_error_(error.what());
    }
    if (!taken.empty()) rounds_.end(taken, unreachable);
    return did;
  }
  void run() {
    while (true) {
      const bool did = turn();
      std::unique_lock lock(mutex_);
      if (changed_.wait_for(lock, did ? std::chrono::milliseconds(0) : between_looks,
                            [this] { return stopping_.load(); }))
        return;
    }
  }

  store::Database& database_;
  const Clock& clock_;
  CourierSettings settings_;
  std::function<void(const std::string&)> log_error_;
  Rounds rounds_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;  // last: they use everything above
};

}  // namespace

Result<Turn> deliver_next(store::Database& database, const Clock& clock, const CourierSettings& settings,
                          const Choice& choose, const std::function<bool()>& stopping) {
  MUSTER_TRY(due, due_receivers(database, clock.now()));
  if (due.empty()) return Turn{};
  Turn turn{choose(due)};
  if (turn.receiver_id.empty()) return turn;
  // The tries are on disk before anything is said to the receiver.
  const auto began = Steady::now();
  MUSTER_TRY(batch, claim(database, clock.now(), turn.receiver_id));
  if (!batch) return Turn{};
  std::vector<Sent> sent;
  for (const auto& delivery : batch->deliveries) {
    if (turn.unreachable || (stopping && stopping()) || Steady::now() - began > longest_batch) break;
    auto body = body_for(database, settings, batch->receiver, delivery);
    if (!body.ok()) break;
    sent.push_back(try_one(*batch, delivery, clock.now(), std::move(body).value(), settings, turn.unreachable));
  }
  MUSTER_CHECK(settle(database, clock.now(), *batch, sent));
  return turn;
}

std::unique_ptr<Courier> Courier::start(store::Database& database, const Clock& clock, CourierSettings settings,
                                        std::function<void(const std::string&)> log_error, std::size_t threads) {
  return std::make_unique<Threads>(database, clock, std::move(settings), std::move(log_error), threads);
}

Outcome keep_reach(store::Database& database, const outbound::Reach& reach) {
  return database.write([&](store::Session& session) -> Outcome {
    store::keep_setting(session, reach_setting, joined(reach.allowed, ","));
    return Success{};
  });
}

Outcome check_typed_address(store::Session& session, const std::string& address) {
  outbound::Reach reach;
  const auto kept = store::kept_setting(session, reach_setting).value_or(std::string());
  for (std::size_t begin = 0; begin < kept.size();) {
    const auto end = std::min(kept.find(',', begin), kept.size());
    reach.allowed.push_back(kept.substr(begin, end - begin));
    begin = end + 1;
  }
  if (auto checked = outbound::check_address(address, reach); !checked.ok())
    return Error(checked.error()).at("address");
  return Success{};
}

}  // namespace muster::webhooks
