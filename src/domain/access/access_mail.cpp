// What the messages of signing in say at the moment they are sent.
#include <muster/domain/access/access_mail.hpp>

#include "access_sql.hpp"
#include "link_request.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>

namespace muster::access {
namespace {

using Content = Result<std::optional<mail::Content>>;

/// Stands where a link would, so that a preview shows its length and opens nothing.
constexpr const char* example_secret = "00000example00000example00";

Content link_content(store::Database& database, const mail::ClaimedMessage& claimed,
                     const mail::RenderContext& moment) {
  const auto asked = LinkRequest::from_detail(claimed.draft.detail);
  const auto secret = moment.preview ? std::string(example_secret) : new_id();
  const auto look_up = [&](store::Session& session) -> Result<std::optional<Account>> {
    auto found = sql::account_by_email(session, claimed.draft.recipient);
    if (found && !moment.preview)
      sql::insert_link(session, fingerprint(secret),
                       {found->id, asked.browser_hash, asked.next, moment.now + link_time});
    return found;
  };
  auto account = moment.preview ? database.read(look_up) : database.write(look_up);
  if (!account.ok()) return account.error();
  if (!*account) return std::optional<mail::Content>{};
  const auto& roles = (*account)->roles;
  return std::optional(mail::Content{{{"LINK", moment.site + "/sign-in/" + secret}},
                                     roles.empty() ? std::string() : roles.front().programme_id});
}

Content welcome_content(store::Database& database, const mail::ClaimedMessage& claimed,
                        const mail::RenderContext& moment) {
  const auto& programme_id = claimed.draft.detail;
  MUSTER_TRY(held, database.read([&](store::Session& session) -> Result<std::optional<HeldRole>> {
    const auto account = sql::account_by_email(session, claimed.draft.recipient);
    if (!account) return std::optional<HeldRole>{};
    const auto found = std::ranges::find(account->roles, programme_id, &HeldRole::programme_id);
    return found == account->roles.end() ? std::nullopt : std::optional(*found);
  }));
  if (!held) return std::optional<mail::Content>{};
  return std::optional(mail::Content{{{"PROGRAMME", held->programme},
                                      {"ROLE", std::string(role_name(held->role))},
                                      {"LINK", moment.site + "/sign-in"}},
                                     programme_id});
}

}  // namespace

void add_mail(mail::Kinds& kinds, store::Database& database) {
  kinds.add({link_mail,
             "Your link to sign in",
             "domain/access/mail/sign_in.mail",
             {{"LINK", std::string("https://muster.example.org/sign-in/") + example_secret}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return link_content(database, claimed, moment);
             }});
  kinds.add({welcome_mail,
             "You may sign in to Muster",
             "domain/access/mail/welcome.mail",
             {{"PROGRAMME", "North Network"}, {"ROLE", "organiser"}, {"LINK", "https://muster.example.org/sign-in"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return welcome_content(database, claimed, moment);
             }});
}

}  // namespace muster::access
