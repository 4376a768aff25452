// The page behind a draft's link. Opening it shows nothing of what was filled in; its button does.
#include "draft_pages.hpp"

#include "answer_pages.hpp"
#include "domain/feedback/answerers/answer_link_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/draft_service.hpp>
#include <muster/platform/web/form.hpp>

#include <optional>

namespace muster::feedback {
namespace {

/// Whoever came by a link of their own goes on with it; it stands in the address and not beside what is kept.
std::string draft_path(const web::Request& request, const std::string& rest) {
  return with_link(request, with_look(request, plain_address(request, "/draft/" + rest)));
}

web::Reply nothing_kept(const web::Request& request, const LinkedForm& asked) {
  const auto& words = *asked.words;
  const auto headline = say(words, "Nothing is kept at this link.");
  web::View view;
  view.head(headline);
  view.add_each("PARAGRAPH", {say(words,
                                  "The answers were sent or deleted, or their last day is over. When a form closes, "
                                  "everything that was kept of it is deleted too."),
                              say(words, "If you copied the link, check that all of it is there.")});
  view.add("WAY", say(words, "Begin the form anew"))
      .set("WAY_PATH", with_link(request, with_look(request, plain_address(request))));
  return site::phone_page(request, own_frame(asked, headline), web::render("domain/feedback/pages/waiting.html", view),
                          404);
}

/// At a draft's link: the form takes no answers now, or the person's own link is spent; nothing where both may go on.
std::optional<web::Reply> no_longer_asked(const PageContext& context, const web::Request& request,
                                          const LinkedForm& asked) {
  const auto& words = *asked.words;
  if (asked.round().state == RoundState::closed)
    return plain_page(request, asked, say(words, "This form has closed."),
                      {say(words, "What was kept at this link was deleted when the form closed. It was not sent.")});
  if (asked.round().state != RoundState::open) return not_open(request, asked);
  return own_link(request).empty() ? std::nullopt : refused_link(context, request, asked.round(), own_frame(asked, {}));
}

web::Reply draft_page(const PageContext& context, const web::Request& request) {
  const auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  if (auto refused = no_longer_asked(context, request, *found)) return *std::move(refused);
  const auto& secret = request.capture("secret");
  const auto kept = find_draft(context.database, context.now(), found->round().id, secret);
  if (!kept.ok() && kept.error().kind == ErrorKind::not_found) return nothing_kept(request, *found);
  if (!kept.ok()) return site::error_page(request, kept.error());
  web::View view;
  const auto& words = *found->words;
  const auto headline = say(words, "Your answers so far are kept.");
  view.head(headline, say(words, "Nothing is sent yet. Go on here until {day}, or until the form closes.",
                          {{"day", long_date_in(words, kept->last_day)}}));
  say_all(
      view, words,
      {{"SAY_KEEP", to_say("Keep this link")},
       {"SAY_COPY", to_say("Copy the link")},
       {"SAY_COPIED", to_say("The link is copied.")},
       {"SAY_ADDRESS", to_say("It is the address of this page. Add the page to your bookmarks, or send yourself the "
                              "link: nobody can look it up for you.")},
       {"SAY_SECRET", to_say("Anybody who has the link can read what you wrote. Without the link nobody can: your "
                             "answers are kept encrypted.")}});
  view.set("LINK", web::site_of(request) + draft_path(request, secret));
  view.markup("GO_ON",
              web::Form(request, draft_path(request, secret)).button(say(words, "Go on with my answers")).shown());
  view.markup("DELETE", web::Form(request, draft_path(request, secret + "/delete"))
                            .button({say(words, "Delete what is kept"), {}, web::Button::Look::link})
                            .shown());
  return site::phone_page(request, own_frame(*found, headline), web::render("domain/feedback/pages/draft.html", view));
}

web::Reply open_draft(const PageContext& context, const web::Request& request) {
  const auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  if (auto refused = no_longer_asked(context, request, *found)) return *std::move(refused);
  const auto& secret = request.capture("secret");
  const auto kept = find_draft(context.database, context.now(), found->round().id, secret);
  if (!kept.ok() && kept.error().kind == ErrorKind::not_found) return nothing_kept(request, *found);
  if (!kept.ok()) return site::error_page(request, kept.error());
  auto as_sent = request;
  as_sent.form = {};
  as_sent.form.add("token", request.form.get("token"));
  for (const auto& [name, value] : kept->fields) as_sent.form.add(name, value);
  as_sent.form.add("_draft", secret);
  as_sent.form.add("_stay", "yes");
  return go_on(context, as_sent);
}

web::Reply delete_it(const PageContext& context, const web::Request& request) {
  const auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  const auto done = delete_draft(context.database, found->round().id, request.capture("secret"));
  if (!done.ok()) return site::error_page(request, done.error());
  return plain_page(request, *found, say(*found->words, "What was kept is deleted."),
                    {say(*found->words, "Nothing was sent. You can close this page.")});
}

}  // namespace

DraftFields draft_of(const std::string& key, std::size_t page, const forms::TypedAnswers& typed) {
  DraftFields fields{{"_key", key}, {"_page", std::to_string(page + 1)}};
  for (const auto& [name, values] : typed) {
    for (const auto& value : values) fields.emplace_back(name, value);
  }
  return fields;
}

Result<web::Reply> keep_for_later(const PageContext& context, const web::Request& request, const LinkedForm& asked,
                                  const std::string& secret, const DraftFields& fields) {
  MUSTER_TRY(kept_under, keep_draft(context.database, context.now(), asked.round().id, secret, fields));
  return web::redirect(draft_path(request, kept_under));
}

void add_draft_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  const std::string path = "/f/{code}/draft/{secret}";
  router.get(path, Permission::open_site, [context](const Request& request) { return draft_page(context, request); })
      .holds_secret();
  router.post(path, Permission::open_site, [context](const Request& request) { return open_draft(context, request); })
      .holds_secret();
  router
      .post(path + "/delete", Permission::open_site,
            [context](const Request& request) { return delete_it(context, request); })
      .holds_secret();
}

}  // namespace muster::feedback
