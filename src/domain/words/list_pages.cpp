// The programme's word list as a text, with every change there was.
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/wordlist/word_list_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/table.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::words {
namespace {

using access::Permission;
using web::Reply;
using web::Request;
using web::View;

constexpr std::int64_t most_changes = 50;

std::string here(const Request& request) { return "/events/" + request.capture("event") + "/word-list"; }

struct ListForm {
  web::Form form;
  web::Field<std::string> words;
  web::Field<std::string> seen;
};

ListForm list_form(const Request& request, const wordlist::KeptWordList& kept) {
  ListForm out{web::Form(request, here(request)).button("Save the word list"), web::Field<std::string>(nullptr),
               web::Field<std::string>(nullptr)};
  out.words =
      out.form.lines("words", "The programme’s words").hint("One thing a line, as in the table above.").optional();
  out.words.begins(kept.words);
  out.seen = out.form.hidden("seen", std::to_string(kept.version));
  return out;
}

Reply shown(const PageContext& context, const Request& request, const events::Event& event, const ListForm& form,
            bool refused) {
  MUSTER_PAGE(all, request, wordlist::word_lists_of(context.database, event.programme_id, most_changes));
  View view;
  view.head(
      "The word list of " + event.programme,
      "It holds for clouds, phrases and words compared, in the summary and in reports of every event of the programme. "
      "In groups of an anonymous form it leaves words out and joins none. Every change is kept and can be taken back.");
  view.set("EVENT_PATH", "/events/" + event.slug).markup("FORM", form.form.shown());
  view.markup("WRITING", web::Table{.heading_id = "writing",
                                    .columns = {"You write", "Muster counts"},
                                    .rows = {{"EHCP = EHC plan, EHC plans", "all of them as one word, shown as EHCP"},
                                             {"leave out: borough, thing", "neither of these words"},
                                             {"together: early years", "the two words as one phrase"},
                                             {"# since 2024", "nothing: a note for yourselves"}}}
                             .html());
  auto* changes = all.empty() ? nullptr : &view.add("CHANGES");
  for (std::size_t at = 0; at < all.size(); ++at) {
    auto& row = changes->add("CHANGE", all[at].what)
                    .set("CHANGE_VERSION", all[at].version)
                    .set("CHANGE_AT", long_date(std::chrono::floor<std::chrono::days>(all[at].at)));
    if (at == 0) continue;
    row.add("OLD").markup("BACK", web::Form(request, here(request))
                                      .knowing("restore", std::to_string(all[at].version))
                                      .button({.words = "Put this version back",
                                               .of = "version " + std::to_string(all[at].version),
                                               .look = web::Button::Look::link})
                                      .shown());
  }
  const auto frame = frame_of(event, "Word list", refused);
  const auto content = web::render("domain/words/pages/list.html", view);
  return refused ? site::form_page(request, frame, form.form, content) : site::desk_page(request, frame, content);
}

Reply page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(kept, request, wordlist::word_list_of(context.database, event.programme_id));
  if (const auto version = request.form.get("restore"); !version.empty()) {
    MUSTER_PAGE(done, request,
                wordlist::restore_word_list(context.database, context.audit(request), event.programme_id,
                                            parse_integer(version).value_or(-1)));
    (void)done;
    return web::redirect(here(request));
  }
  auto form = list_form(request, kept);
  if (form.form.read()) {
    const auto saved = wordlist::save_word_list(context.database, context.audit(request), event.programme_id,
                                                parse_integer(*form.seen).value_or(-1), *form.words, "Changed by hand");
    if (saved.ok()) return web::redirect(here(request));
    form.form.refuse(saved.error());
    return shown(context, request, event, form, true);
  }
  return shown(context, request, event, form, request.method == web::Method::post);
}

}  // namespace

void add_list_pages(web::Router& router, const PageContext& context) {
  const std::string path = "/events/{event}/word-list";
  router.get(path, Permission::write_report, [context](const Request& request) { return page(context, request); });
  router.post(path, Permission::write_report, [context](const Request& request) { return page(context, request); });
}

}  // namespace muster::words
