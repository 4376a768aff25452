#pragma once
// Links of people's own to a round: who gets one, the mails that bring them, reminders, and what is told of them.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/kit/base/zone.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::feedback {

/// Says who may answer; `members_only`: of those asked by mail the ones alone whom a membership covers on the day their
/// link goes, and of a programme also members whom nobody registered. Errors: no form yet, a closed one, delegates of
/// what has none, members alone where no link goes by mail (at "members_only").
[[nodiscard]] Outcome set_answerers(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, Answerers who, bool members_only = false);

/// So long at least lies between two mails of links and reminders to the same person.
inline constexpr std::chrono::hours least_between_mails{24};

enum class LinkMail {
  link,      ///< to everybody who may answer and has none yet
  reminder,  ///< to those whose link is unused; twice at most
};
[[nodiscard]] std::string_view link_mail_name(LinkMail kind);  ///< "link", "reminder"

/// One sending, as it is told.
struct SentMailing {
  LinkMail kind = LinkMail::link;
  Instant at;
  std::int64_t mails = 0;   ///< put into the outbox; 0 where it was not counted, as once it was not
  bool taken_back = false;  ///< some of them never went, for sending was stopped
};

/// Where the links stand. Of an anonymous round `used` is the number of answers, as it is told everywhere, at most as
/// many as there are links: beside the number of answers, how many links were used would say that somebody withdrew
/// what they sent. While it is open, that number moves in steps of five, so that nobody sees when one person answers.
struct LinkFigures {
  Round round;
  bool has_delegates = false;  ///< it is about an event, so that delegates can be asked
  std::int64_t links = 0;      ///< made so far, by mail or to be handed out
  std::int64_t mailed = 0;     ///< of them those that went out by mail, and did not come back
  std::int64_t failed = 0;     ///< those whose mail came back or was given up; of an anonymous round the first mail
  std::int64_t used = 0;
  bool as_answers = false;  ///< `used` is told by the number of answers
  bool in_fives = false;
  bool members_only = false;
  Zone zone{};                          ///< whose clocks tell when they went
  std::vector<SentMailing> mailings{};  ///< newest first; of an anonymous round reminders without their number
};
[[nodiscard]] Result<LinkFigures> link_figures(store::Database& database, Instant now, const std::string& event_slug);

/// What stands in the place of a figure that told_count gave: "42", or "10–14".
[[nodiscard]] std::string told_figure(const Round& round, std::int64_t told);

/// More mails than this are put into the outbox by a job.
inline constexpr std::int64_t most_link_mails_at_once = 200;

/// What stands in it until somebody writes something else.
[[nodiscard]] booking::MessageWords link_words(LinkMail kind, const events::Event& about);

/// What sending would do; changes nothing.
struct LinkForecast {
  events::Event about;
  Round round;
  std::int64_t mails = 0;
  bool at_most = false;      ///< how many exactly is not told, for it would tell how many answered
  std::int64_t without = 0;  ///< may answer, but have no address
  std::int64_t bounced = 0;  ///< may answer, but their address takes no mail
  std::int64_t resting = 0;  ///< their last mail waits still, or is less than a day old
  bool anybody = false;      ///< somebody may answer at all
  bool any_link = false;     ///< and one of them has a link
  bool members_only = false;
  Instant at{};                            ///< when it was looked at
  std::optional<Instant> next_reminder{};  ///< of an anonymous round whose last reminder is less than a day old
  bool all_reminded = false;               ///< of an anonymous round: whoever did not answer has had two
  std::string name;                        ///< one of those asked, for a look at the mail; empty where there is nobody
  Zone zone{};                             ///< whose clocks tell when it closes
};
[[nodiscard]] Result<LinkForecast> forecast_links(store::Database& database, Instant now, const std::string& event_slug,
                                                  LinkMail kind);
/// The mail as somebody of that name gets it, with an example in the place of the link.
[[nodiscard]] mail::Letter link_letter(const LinkForecast& forecast, const booking::MessageWords& words);

struct LinkRequest {
  std::string id;  ///< made by whoever asks: the same request sent twice is one mail; empty: made here
  LinkMail kind = LinkMail::link;
  booking::MessageWords words;
  std::optional<std::int64_t> seen{};  ///< how many mails whoever sends it was told
};
struct SentLinks {
  std::string id;
  std::int64_t mails = 0;
  bool at_most = false;
  std::string job_id{};  ///< of the job that puts them into the outbox; empty where all of them stand there
};
/// Puts a mail for each into the outbox; where they are many the work is kept as `job`, or left to queue_link_mails.
/// The link itself is made when a mail is sent, so it stands nowhere else. Errors: words that are refused, nobody to
/// send to, a form that is closed or that everybody may answer; a conflict where `seen` is another number.
[[nodiscard]] Result<SentLinks> send_links(store::Database& database, const store::AuditContext& audit,
                                           const std::string& event_slug, const LinkRequest& request,
                                           const std::optional<jobs::Order>& job = std::nullopt);
/// Why a sending would reach nobody, in a sentence; empty where it would reach somebody, or may.
[[nodiscard]] std::string why_nobody(const LinkForecast& forecast, LinkMail kind);
/// Puts what is left of a sending into the outbox, in pieces. `keep` is called in the transaction of each.
[[nodiscard]] Outcome queue_link_mails(store::Database& database, Instant now, const std::string& mailing_id,
                                       Progress& progress, const std::function<Outcome(store::Session&)>& keep);
/// Mails that still wait are not sent, and no reminder goes out, until links or reminders are sent again. Links that
/// people have go on working.
[[nodiscard]] Outcome stop_links(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug);

/// Makes links to hand out; nothing says who gets which. They are given here and never again.
[[nodiscard]] Result<std::vector<std::string>> make_links(store::Database& database, const store::AuditContext& audit,
                                                          const std::string& event_slug, const std::string& site,
                                                          std::int64_t count);

enum class LinkState { missing, unknown, used, unused };
/// What the secret of a link is to the round. Looking uses nothing up.
[[nodiscard]] Result<LinkState> link_state(store::Database& database, const Round& round, const std::string& secret);

}  // namespace muster::feedback
