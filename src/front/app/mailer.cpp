// Takes messages from the outbox one by one.
#include <muster/front/app/mailer.hpp>

#include "mail_delivery.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace muster::app {
namespace {

constexpr std::chrono::milliseconds between_looks{500};

/// The message as it is sent, or nothing where there is nothing to send.
Result<std::optional<mail::Message>> message_of(store::Database& database, Instant now, const mail::Claimed& claimed,
                                                const MailSettings& settings) {
  mail::Message message{
      claimed.id,         claimed.created_at, settings.from, {"", claimed.draft.recipient}, claimed.draft.subject,
      claimed.draft.text, claimed.draft.html};
  if (claimed.draft.kind == access::link_mail) {
    MUSTER_TRY(link, access::write_link_mail(database, now, claimed, settings.site));
    if (!link) return std::optional<mail::Message>{};
    message.subject = link->subject;
    message.text = link->text;
    message.html = link->html;
    // Another link is another message: a repeat must not be taken for the one before.
    message.id += "." + std::to_string(claimed.attempt);
    message.date = now;
    if (claimed.draft.programme_id.empty() && !link->programme_id.empty())
      MUSTER_CHECK(mail::assign(database, claimed.id, link->programme_id));
  }
  if (claimed.draft.kind == access::welcome_mail) {
    MUSTER_TRY(welcome, access::write_welcome_mail(database, claimed, settings.site));
    if (!welcome) return std::optional<mail::Message>{};
    message.text = welcome->text;
    message.html = welcome->html;
  }
  return std::optional(std::move(message));
}

class Thread final : public Mailer {
 public:
  Thread(store::Database& database, const Clock& clock, MailSettings settings,
         std::function<void(const std::string&)> say)
      : database_(database), clock_(clock), settings_(std::move(settings)), say_(std::move(say)), thread_([this] {
          run();
        }) {}
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
        const auto result = send_next(database_, clock_, settings_);
        if (!result.ok()) say_(result.problem().message);
        sent = result.ok() && *result;
      } catch (const std::exception& failure) {
        say_(failure.what());
      }
      std::unique_lock lock(mutex_);
      if (changed_.wait_for(lock, sent ? std::chrono::milliseconds(0) : between_looks, [this] { return stopping_; }))
        return;
    }
  }

  store::Database& database_;
  const Clock& clock_;
  MailSettings settings_;
  std::function<void(const std::string&)> say_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace

Result<MailServer> parse_mail_server(std::string_view text) {
  // What stands before an @ is not said again: it may hold a password.
  const auto at = text.rfind('@');
  const auto shown = at == std::string_view::npos ? std::string(text) : "..." + std::string(text.substr(at));
  const Problem malformed{ProblemKind::wrong_usage,
                          "\"" + shown +
                              "\" is not a mail server. Write it as smtp://user@mail.example.org:587 or "
                              "smtps://mail.example.org; the password stands in MUSTER_MAIL_PASSWORD.",
                          {},
                          {}};
  MailServer server;
  std::string_view rest = text;
  if (rest.starts_with("smtps://")) {
    server.security = MailSecurity::tls;
    server.port = 465;
    rest.remove_prefix(8);
  } else if (rest.starts_with("smtp://")) {
    rest.remove_prefix(7);
  } else {
    return malformed;
  }
  if (const auto sign = rest.rfind('@'); sign != std::string_view::npos) {
    server.user = rest.substr(0, sign);
    rest.remove_prefix(sign + 1);
    if (server.user.empty() || server.user.find(':') != std::string::npos) return malformed;
  }
  if (const auto colon = rest.rfind(':'); colon != std::string_view::npos) {
    const auto port = parse_integer(rest.substr(colon + 1));
    if (!port || *port < 1 || *port > 65535) return malformed;
    server.port = static_cast<std::uint16_t>(*port);
    rest = rest.substr(0, colon);
  }
  server.host = rest;
  for (const char letter : text)
    if (static_cast<unsigned char>(letter) <= 0x20 || letter == 0x7f) return malformed;
  if (!mail::check_address("postmaster@" + server.host).ok()) return malformed;
  // Names and passwords never leave this machine in the open.
  if (server.security == MailSecurity::starttls && server.user.empty() &&
      (server.host == "localhost" || server.host.starts_with("127.")))
    server.security = MailSecurity::on_machine;
  return server;
}

Result<bool> send_next(store::Database& database, const Clock& clock, const MailSettings& settings) {
  MUSTER_TRY(claimed, mail::claim(database, clock.now()));
  if (!claimed) return false;
  const auto settle = [&](mail::Fate fate, const std::string& reason) -> Result<bool> {
    MUSTER_CHECK(mail::settle(database, clock.now(), *claimed, fate, reason));
    return true;
  };
  const auto message = message_of(database, clock.now(), *claimed, settings);
  if (!message.ok()) return settle(mail::Fate::later, message.problem().message);
  if (!*message) return settle(mail::Fate::dropped, "");
  const auto bytes = mail::written(**message);
  // It will be no better later: shown to organisers as it is.
  if (!bytes.ok()) return settle(mail::Fate::refused, bytes.problem().message);
  const auto delivery = deliver(settings.server, settings.from.address, (*message)->to.address, *bytes);
  return settle(delivery.fate, delivery.reason);
}

std::unique_ptr<Mailer> Mailer::start(store::Database& database, const Clock& clock, MailSettings settings,
                                      std::function<void(const std::string&)> say) {
  return std::make_unique<Thread>(database, clock, std::move(settings), std::move(say));
}

}  // namespace muster::app
