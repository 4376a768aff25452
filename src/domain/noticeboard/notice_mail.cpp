// Writes the mails about notices.
#include <muster/domain/noticeboard/notice_mail.hpp>

#include "notice_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/members/area_service.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/mail/reply_to.hpp>

#include <algorithm>

namespace muster::noticeboard {
namespace {

constexpr const char* standing_template = "domain/noticeboard/mail/standing.mail";
constexpr const char* answer_template = "domain/noticeboard/mail/answer.mail";
constexpr const char* waiting_template = "domain/noticeboard/mail/waiting.mail";

std::string words_of(const Notice& notice) {
  const auto title = "“" + notice.content.title + "”";
  const auto& standing = notice.standing;
  switch (standing.state) {
    case State::published:
      return "Your notice " + title + " is up. " +
             (standing.is_public ? "Everybody who has the address of the notices sees it" : "Members see it") +
             " until " + long_date(notice.content.closes_on) + ".";
    case State::returned:
      return "Your notice " + title + " is not shown as it is. The team sent it back:";
    case State::down:
      return "Your notice " + title + " was taken down by the team:";
    case State::waiting:
      return "Your notice " + title + " waits for the team. Nobody else sees it until it is approved.";
    case State::withdrawn:
      break;
  }
  return "Your notice " + title + " is withdrawn.";
}

mail::Values standing_values(const Notice& notice, const std::string& subject, const std::string& programme,
                             const std::string& link) {
  const auto& changed = notice.standing.team_changed;
  return {{"SUBJECT", subject},
          {"WORDS", words_of(notice)},
          {"REASON", notice.standing.reason},
          {"CHANGED", changed.empty() ? std::string()
                                      : "The team changed what it says: " + changed +
                                            ". Look at how it reads now; you can change it, or withdraw it."},
          {"OPEN", "Look at your notice"},
          {"LINK", link},
          {"PROGRAMME", programme}};
}

Result<std::optional<mail::Content>> standing_content(store::Session& session, const members::Area& area,
                                                      const mail::ClaimedMessage& claimed,
                                                      const mail::RenderContext& moment) {
  const auto& detail = claimed.draft.detail;
  const auto notice = sql::find(session, detail.substr(0, detail.find(' ')));
  // What the mail would say has to be true when it is read.
  if (!notice || detail != standing_detail(notice->id, notice->version)) return std::optional<mail::Content>{};
  const auto link = moment.site + members::area_path(area.code, "/notices/" + notice->id + "/own");
  return std::optional(
      mail::Content{standing_values(*notice, claimed.draft.subject, area.programme, link), notice->programme_id});
}

mail::Values answer_values(const std::string& subject, const std::string& title, const std::string& name,
                           const std::string& reply_to, const std::string& words, const std::string& programme) {
  return {{"SUBJECT", subject}, {"NAME", name},         {"TITLE", title},
          {"WORDS", words},     {"REPLY_TO", reply_to}, {"PROGRAMME", programme}};
}

Result<std::optional<mail::Content>> answer_content(store::Session& session, const mail::ClaimedMessage& claimed) {
  const auto& draft = claimed.draft;
  const auto detail = mail::without_reply_to(draft.detail);
  const auto end = std::min(detail.find('\n'), detail.size());
  const auto name = detail.substr(std::min(end + 1, detail.size()));
  const auto notice = sql::find(session, detail.substr(0, end));
  const auto programme = notice ? access::programme_with_id(session, notice->programme_id) : std::nullopt;
  if (!programme) return std::optional<mail::Content>{};
  return std::optional(mail::Content{answer_values(draft.subject, notice->content.title, name,
                                                   mail::reply_to_in(draft.detail), draft.text, programme->name),
                                     programme->id});
}

mail::Values waiting_values(const std::string& subject, const std::string& programme, const std::string& link) {
  return {{"SUBJECT", subject}, {"PROGRAMME", programme}, {"LINK", link}};
}

Result<std::optional<mail::Content>> waiting_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                     const mail::RenderContext& moment) {
  const auto programme = access::programme_with_id(session, claimed.draft.detail);
  if (!programme || sql::waiting(session, programme->id) == 0) return std::optional<mail::Content>{};
  return std::optional(mail::Content{
      waiting_values(claimed.draft.subject, programme->name, moment.site + "/programmes/" + programme->id + "/notices"),
      programme->id});
}

}  // namespace

std::string standing_detail(const std::string& id, std::int64_t version) { return id + " " + std::to_string(version); }

std::string answer_detail(const std::string& id, const std::string& reply_to, const std::string& name) {
  return mail::with_reply_to(id + "\n" + name, reply_to);
}

void add_mail(mail::Kinds& kinds, store::Database& database) {
  Notice example;
  example.content.title = "Who has written a protocol for transitions?";
  example.standing.state = State::returned;
  example.standing.reason = "Please say for which ages you ask.";
  kinds.add({standing_mail, "Where a member’s notice stands", standing_template,
             standing_values(example, "Your notice: " + example.content.title, "North Network",
                             "https://muster.example.org/my/h7kq2mn/notices/n1/own"),
             [&database](const mail::ClaimedMessage& claimed,
                         const mail::RenderContext& moment) -> Result<std::optional<mail::Content>> {
               const auto area = members::area_of(database, claimed.draft.programme_id);
               if (!area.ok() && area.error().kind == ErrorKind::not_found) return std::optional<mail::Content>{};
               if (!area.ok()) return area.error();
               return database.read(
                   [&](store::Session& session) { return standing_content(session, *area, claimed, moment); });
             }});
  kinds.add({answer_mail, "An answer to a member’s notice", answer_template,
             answer_values("An answer: " + example.content.title, example.content.title, "Idris Okafor",
                           "idris@example.org", "We have one, and send it gladly.", "North Network"),
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext&) {
               return database.read([&](store::Session& session) { return answer_content(session, claimed); });
             }});
  kinds.add({waiting_mail, "A notice waits for the team", waiting_template,
             waiting_values("North Network: a notice waits for you", "North Network",
                            "https://muster.example.org/programmes/p1/notices"),
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read([&](store::Session& session) { return waiting_content(session, claimed, moment); });
             }});
}

}  // namespace muster::noticeboard
