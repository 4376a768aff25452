// Takes messages from the outbox one by one.
#include <muster/platform/mail/mailer.hpp>

#include "smtp_delivery.hpp"

#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/reply_to.hpp>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace muster::mail {
namespace {

constexpr std::chrono::milliseconds between_looks{500};

/// What organisers read of a message that a process may have handed over before it ended.
constexpr const char* perhaps_twice =
    "A process ended while it sent this, so it was sent once more: it may have come twice, under one Message-ID.";

/// The message as it is sent, or nothing where there is nothing to send. Its id and date are the same at every attempt.
Result<std::optional<Message>> message_of(store::Database& database, Instant now, const Kinds& kinds,
                                          const ClaimedMessage& claimed, const MailerSettings& settings) {
  MUSTER_TRY(written, letter_of(kinds, claimed, {now, settings.site, false, settings.from}));
  if (!written) return std::optional<Message>{};
  if (claimed.draft.programme_id.empty() && !written->programme_id.empty())
    MUSTER_CHECK(assign(database, claimed.id, written->programme_id));
  return std::optional(Message{claimed.id,
                               claimed.created_at,
                               settings.from,
                               {"", claimed.draft.recipient},
                               written->letter.subject,
                               written->letter.text,
                               written->letter.html,
                               written->calendar,
                               written->attachments,
                               written->stop});
}

class Thread final : public Mailer {
 public:
  Thread(store::Database& database, const Clock& clock, const Kinds& kinds, MailerSettings settings,
         std::function<void(const std::string&)> log_error)
      : database_(database),
        clock_(clock),
        kinds_(kinds),
        settings_(std::move(settings)),
        log_error_(std::move(log_error)),
        thread_([this] { run(); }) {}
  ~Thread() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    while (true) {
      bool sent = false;
      try {
        const auto result = send_next(database_, clock_, kinds_, settings_);
        if (!result.ok()) log_error_(result.error().message);
        sent = result.ok() && *result;
      } catch (const std::exception& error) {
        log_error_(error.what());
      }
      std::unique_lock lock(mutex_);
      if (changed_.wait_for(lock, sent ? std::chrono::milliseconds(0) : between_looks, [this] { return stopping_; }))
        return;
    }
  }

  store::Database& database_;
  const Clock& clock_;
  const Kinds& kinds_;
  MailerSettings settings_;
  std::function<void(const std::string&)> log_error_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace

Result<bool> send_next(store::Database& database, const Clock& clock, const Kinds& kinds,
                       const MailerSettings& settings) {
  // The attempt is on disk before anything is said to the mail server.
  MUSTER_TRY(claimed, claim(database, clock.now()));
  if (!claimed) return false;
  const auto end = [&](DeliveryOutcome outcome, const std::string& reason) -> Result<bool> {
    MUSTER_CHECK(settle(database, clock.now(), *claimed, outcome, reason));
    return true;
  };
  const auto message = message_of(database, clock.now(), kinds, *claimed, settings);
  if (!message.ok()) return end(DeliveryOutcome::later, message.error().message);
  if (!*message) return end(DeliveryOutcome::dropped, "");
  const auto bytes = written(**message, reply_to_in(claimed->draft.detail));
  // It will be no better later: shown to organisers as it is.
  if (!bytes.ok()) return end(DeliveryOutcome::refused, bytes.error().message);
  const auto delivery = deliver(settings.server, settings.from.address, (*message)->to.address, *bytes);
  return end(delivery.outcome,
             delivery.outcome == DeliveryOutcome::sent && claimed->perhaps_sent ? perhaps_twice : delivery.reason);
}

std::unique_ptr<Mailer> Mailer::start(store::Database& database, const Clock& clock, const Kinds& kinds,
                                      MailerSettings settings, std::function<void(const std::string&)> log_error) {
  return std::make_unique<Thread>(database, clock, kinds, std::move(settings), std::move(log_error));
}

}  // namespace muster::mail
