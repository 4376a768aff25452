// Writes the mail of an issue: what was fixed when it went, and each reader's own way out of it.
#include <muster/domain/bulletin/bulletin_mail.hpp>

#include "addressing_service.hpp"
#include "bulletin_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/lists/list_mail.hpp>
#include <muster/domain/lists/mail_list.hpp>
#include <muster/platform/mail/stop_sql.hpp>

namespace muster::bulletin {
namespace {

constexpr const char* issue_template = "domain/bulletin/mail/issue.mail";
/// Stands where a link would, so that a look shows its length and opens nothing.
constexpr const char* example_link = "https://muster.example.org/stop/00000example00000example00";

mail::Values values_of(const Issue& issue, const std::string& body, const std::string& programme,
                       const std::string& link) {
  const bool of_list = issue.audience != to_members;
  return {{"SUBJECT", issue.title},
          {"PROSE_BODY", body},
          {"PROGRAMME", programme},
          {"WHY", of_list ? "You get this bulletin because you joined a list of " + programme + "."
                          : "You get this bulletin because a membership of " + programme + " names you."},
          {"STOP", of_list ? "Leave the list" : "Stop all news"},
          {"LINK", link}};
}

Result<std::optional<mail::Content>> content(store::Session& session, const mail::ClaimedMessage& claimed,
                                             const mail::RenderContext& moment) {
  const auto issue = sql::find(session, claimed.draft.detail);
  const auto programme = issue ? access::programme_with_id(session, issue->programme_id) : std::nullopt;
  if (!programme || issue->state != IssueState::sent) return std::optional<mail::Content>{};
  const auto& address = claimed.draft.recipient;
  if (!moment.preview && !is_addressed(session, *issue, address, day_in_london(moment.now)))
    return std::optional<mail::Content>{};
  auto link = std::string(example_link);
  if (!moment.preview) {
    const auto list = list_of(issue->audience);
    const auto scope = list.empty() ? booking::news_scope(issue->programme_id) : lists::scope_of(list);
    link = moment.site + (list.empty() ? mail::stop_path : lists::own_list_path) +
           mail::make_stop_key(session, moment.now, scope, address);
  }
  mail::Content written{values_of(*issue, issue->body, programme->name, link), programme->id};
  written.stop = link;
  return std::optional(std::move(written));
}

}  // namespace

mail::Letter issue_letter(const Issue& issue, const std::string& body, const std::string& programme) {
  return mail::composed(mail::template_named(issue_template), values_of(issue, body, programme, example_link));
}

void add_mail(mail::Kinds& kinds, store::Database& database) {
  Issue example;
  example.title = "June news of the network";
  example.audience = to_members;
  const std::string body =
      "# News\n\nThe figures of the year are out.\n\n# Dates\n\n- **Autumn meeting**: Wednesday 14 September 2022\n";
  kinds.add({issue_mail, "A bulletin", issue_template, values_of(example, body, "North Network", example_link),
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               const auto write = [&](store::Session& session) { return content(session, claimed, moment); };
               return moment.preview ? database.read(write) : database.write(write);
             }});
}

}  // namespace muster::bulletin
