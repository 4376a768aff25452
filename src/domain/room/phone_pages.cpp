// The room on a phone: choose the table, write what is hard or hoped for; all of it without a script.
#include "context_pages.hpp"
#include "phone_frame_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/throttle.hpp>
#include <muster/domain/room/poll_service.hpp>
#include <muster/platform/web/form.hpp>

#include <memory>

namespace muster::room {
namespace {

using web::Reply;
using web::Request;

/// How many notes one browser and one network may send: a hall shares one network.
struct SendingLimits {
  access::Buckets of_visitor{10, std::chrono::seconds(6)};
  access::Buckets of_network{600, std::chrono::seconds(1)};
};

struct NoteForm {
  web::Form form;
  web::Field<std::string> kind;
  web::Field<std::string> text;
};

NoteForm note_form(const Request& request, const LinkedRoom& at) {
  web::Form form(request, phone_path(code_of(request)));
  form.button({"Add my note"});
  form.when_refused("Your note was not added", "Nothing is lost. What you wrote is still below.");
  auto kind =
      form.radios<std::string>("kind", "What is it?",
                               {{"challenge", "challenge", "A challenge", at.room.wording.challenge_prompt},
                                {"opportunity", "opportunity", "An opportunity", at.room.wording.opportunity_prompt}})
          .missing("Say whether it is a challenge or an opportunity");
  auto text = form.lines("text", "Your note")
                  .rows(4)
                  .hint("One thing a note. No name is kept beside it.")
                  .check([](const std::string& typed) { return check_written(typed, longest_note, "your note"); });
  return {std::move(form), kind, text};
}

/// Where a poll is asked, the way to it.
Outcome add_poll_link(const PageContext& context, const Request& request, const LinkedRoom& at, web::View& view) {
  MUSTER_TRY(seen, poll_seen(context.database, at, visitor_key(at.room, request.token)));
  if (seen) view.add_link("POLL", seen->poll.question, phone_path(code_of(request), "/poll"));
  return Success{};
}

Reply table_page(const PageContext& context, const Request& request, const LinkedRoom& at, NoteForm& typing) {
  if (typing.form.error()) return site::error_page(request, *typing.form.error());
  web::View view;
  if (const auto added = add_poll_link(context, request, at, view); !added.ok())
    return site::error_page(request, added.error());
  const auto table = "Table " + std::to_string(at.table);
  view.head(table, at.room.wording.headline);
  if (const auto& done = request.query.get("done"); !done.empty() && !typing.form.refused()) {
    view.add("NOTICE", done == "challenge" ? "Your challenge is on the list." : "Your opportunity is on the list.");
    if (done == "challenge" || done == "opportunity") typing.kind.begins(done);
  }
  view.markup("FORM", typing.form.shown());
  view.set("QUESTIONS_PATH", phone_path(code_of(request), "/questions"));
  view.set("TABLES_PATH", phone_path(at.room.code));
  auto frame = phone_frame(at, table);
  frame.error = typing.form.refused();
  return site::phone_page(request, frame, typing.form.summary() + web::render("domain/room/pages/table.html", view),
                          typing.form.status());
}

Reply choose_table(const PageContext& context, const Request& request, const LinkedRoom& at) {
  MUSTER_PAGE(codes, request, table_codes(context.database, at.room));
  web::View view;
  if (const auto added = add_poll_link(context, request, at, view); !added.ok())
    return site::error_page(request, added.error());
  view.head("Which table are you at?", "What you write is noted for your table. No name is kept beside it.");
  for (const auto& code : codes) view.add_link("TABLE", std::to_string(code.table), phone_path(code.code));
  view.set("QUESTIONS_PATH", phone_path(at.room.code, "/questions"));
  return site::phone_page(request, phone_frame(at, "Which table are you at?"),
                          web::render("domain/room/pages/tables.html", view));
}

Reply begin(const PageContext& context, const Request& request) {
  const auto found = linked_room(context.database, request.capture("code"));
  if (!found.ok()) return no_room(request, found.error());
  if (found->room.state != RoomState::open) return not_open(request, *found);
  if (found->table == 0) return choose_table(context, request, *found);
  auto typing = note_form(request, *found);
  return table_page(context, request, *found, typing);
}

Reply add_note(const PageContext& context, SendingLimits& limits, const Request& request) {
  const auto found = linked_room(context.database, request.capture("code"));
  if (!found.ok()) return no_room(request, found.error());
  if (found->table == 0) return web::redirect(phone_path(code_of(request)));
  auto typing = note_form(request, *found);
  if (!typing.form.read()) return table_page(context, request, *found, typing);
  const auto now = context.now();
  const bool slow = limits.of_visitor.take(visitor_key(found->room, request.token), now) &&
                    (request.client_address.empty() || limits.of_network.take(request.client_address, now));
  if (!slow) {
    typing.form.refuse(conflict("That were many notes in a minute. Wait a few seconds, then send this one again."));
    auto page = table_page(context, request, *found, typing);
    page.status = 429;
    page.headers.emplace_back("Retry-After", "6");
    return page;
  }
  const auto saved = write_note(context.database, now, *found, *typing.kind, *typing.text);
  if (saved.ok()) return web::redirect(phone_path(code_of(request), "?done=" + *typing.kind));
  typing.form.refuse(saved.error());
  return table_page(context, request, *found, typing);
}

}  // namespace

void add_phone_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const auto limits = std::make_shared<SendingLimits>();
  const auto first = [context](const Request& request) { return begin(context, request); };
  router.get("/r/{code}", Permission::open_site, first).holds_secret();
  // Somebody types the whole address in capitals.
  router.get("/R/{code}", Permission::open_site, first).holds_secret();
  router
      .post("/r/{code}", Permission::open_site,
            [context, limits](const Request& request) { return add_note(context, *limits, request); })
      .holds_secret();
}

}  // namespace muster::room
