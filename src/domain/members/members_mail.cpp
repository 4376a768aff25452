// Writes mails of the members' area. Whether anybody is known by the address is found out here, so that the page on
// which links are asked for can tell nobody.
#include <muster/domain/members/members_mail.hpp>

#include "link_making_service.hpp"
#include "members_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/members/visit_service.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::members {
namespace {

constexpr const char* link_template = "domain/members/mail/link.mail";
constexpr const char* correction_template = "domain/members/mail/correction.mail";
/// Stands where a link would, so that a look shows its length and opens nothing.
constexpr const char* example_secret = "00000example00000example00";

std::string greeting(const std::string& name) { return name.empty() ? "Hello," : "Dear " + name + ","; }

Result<std::optional<mail::Content>> link_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                  const mail::RenderContext& moment) {
  const auto area = sql::find_area(session, claimed.draft.detail);
  const auto address = mail::folded_address(claimed.draft.recipient);
  if (!area || !area->is_open) return std::optional<mail::Content>{};
  const auto member = known_member(session, area->programme_id, address, day_in_london(moment.now));
  if (!member) return std::optional<mail::Content>{};
  const auto secret =
      moment.preview ? std::string(example_secret) : made_link(session, moment.now, area->programme_id, address);
  return std::optional(mail::Content{{{"SUBJECT", claimed.draft.subject},
                                      {"GREETING", greeting(member->name)},
                                      {"LINK", moment.site + link_path + secret},
                                      {"PROGRAMME", area->programme}},
                                     area->programme_id});
}

Result<std::optional<mail::Content>> correction_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                        const mail::RenderContext& moment) {
  const auto programme = access::programme_with_id(session, claimed.draft.programme_id);
  if (!programme) return std::optional<mail::Content>{};
  return std::optional(mail::Content{{{"SUBJECT", claimed.draft.subject},
                                      {"WHO", claimed.draft.detail},
                                      {"WORDS", claimed.draft.text},
                                      {"LINK", moment.site + address("/people", {{"q", claimed.draft.detail}})},
                                      {"PROGRAMME", programme->name}},
                                     programme->id});
}

}  // namespace

void add_mail(mail::Kinds& kinds, store::Database& database) {
  kinds.add({link_mail,
             "A link to the members’ area",
             link_template,
             {{"SUBJECT", "North Network: your link"},
              {"GREETING", greeting("Gwen Abara")},
              {"LINK", std::string("https://muster.example.org") + link_path + example_secret},
              {"PROGRAMME", "North Network"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               const auto write = [&](store::Session& session) { return link_content(session, claimed, moment); };
               return moment.preview ? database.read(write) : database.write(write);
             }});
  kinds.add({correction_mail,
             "Somebody asks for a correction",
             correction_template,
             {{"SUBJECT", "North Network: a correction is asked for"},
              {"WHO", "gwen@example.org"},
              {"WORDS", "My surname is Abara, with one b."},
              {"LINK", "https://muster.example.org/people?q=gwen%40example.org"},
              {"PROGRAMME", "North Network"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read(
                   [&](store::Session& session) { return correction_content(session, claimed, moment); });
             }});
}

}  // namespace muster::members
