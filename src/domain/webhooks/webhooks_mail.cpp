// What owners are told of a receiver that does not take its news.
#include <muster/domain/webhooks/webhooks_mail.hpp>

#include "webhook_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::webhooks {
namespace {

constexpr const char* failing_template = "domain/webhooks/mail/failing.mail";

std::string failing_words(const Receiver& receiver, std::int64_t given_up) {
  const auto name = "The receiver “" + receiver.name + "”";
  auto words = receiver.failing_since ? name + " has taken nothing since " + long_instant(*receiver.failing_since) + "."
                                      : name + " did not take everything that it was sent.";
  if (receiver.state == ReceiverState::failing)
    return words +
           " It is paused now: what happens is kept for it for 30 days, and sent once you make it active again.";
  if (given_up > 0)
    words += " " + counted(given_up, "news was", "news were") + " tried for more than a day and given up.";
  return words;
}

mail::Values failing_values(const Receiver& receiver, std::int64_t given_up, const std::string& programme,
                            const std::string& address) {
  return {{"SUBJECT", failing_subject},
          {"WORDS", failing_words(receiver, given_up)},
          {"ADDRESS", address},
          {"PROGRAMME", programme}};
}

Result<std::optional<mail::Content>> failing_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                     const mail::RenderContext& moment) {
  const auto receiver = sql::find_receiver(session, claimed.draft.detail);
  if (!receiver) return std::optional<mail::Content>{};
  const auto programme = access::programme_with_id(session, receiver->programme_id);
  if (!programme) return std::optional<mail::Content>{};
  auto counts = sql::delivery_counts(session, programme->id);
  const auto given_up = counts[receiver->id][std::string(state_code(DeliveryState::given_up))];
  if (!receiver->failing_since && given_up == 0) return std::optional<mail::Content>{};
  const auto address = moment.site + "/programmes/" + programme->id + "/webhooks/" + receiver->id;
  return std::optional(mail::Content{failing_values(*receiver, given_up, programme->name, address), programme->id});
}

}  // namespace

void add_mail(mail::Kinds& kinds, store::Database& database) {
  Receiver example;
  example.name = "The office directory";
  example.failing_since = Instant(std::chrono::sys_days(std::chrono::year(2026) / 6 / 10));
  kinds.add({failing_mail, failing_subject, failing_template,
             failing_values(example, 12, "North Network", "https://muster.example.org/programmes/p1/webhooks/w1"),
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read([&](store::Session& session) { return failing_content(session, claimed, moment); });
             }});
}

}  // namespace muster::webhooks
