// The room on a phone: choose the table, write what is hard or hoped for; all of it without a script.
#include "context_pages.hpp"
#include "phone_frame_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/throttle.hpp>
#include <muster/domain/room/poll_service.hpp>
#include <muster/kit/base/id.hpp>
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

NoteForm note_form(const Request& request, const RoomOnPhone& at) {
  const auto& words = *at.words;
  web::Form form(request, in_same_language(request, phone_path(code_of(request))));
  form.button({say(words, "Add my note")}).knowing("key", new_id());
  form.when_refused(say(words, "Your note was not added"),
                    say(words, "Nothing is lost. What you wrote is still below."));
  auto kind =
      form.radios<std::string>(
              "kind", say(words, "What is it?"),
              {{"challenge", "challenge", say(words, "A challenge"), set_apart(at, at.room.wording.challenge_prompt)},
               {"opportunity", "opportunity", say(words, "An opportunity"),
                set_apart(at, at.room.wording.opportunity_prompt)}})
          .missing(say(words, "Say whether it is a challenge or an opportunity"))
          .error_begins(say(words, "Error:"));
  auto text = form.lines("text", say(words, "Your note"))
                  .rows(4)
                  .hint(say(words, "One thing a note. No name is kept beside it."))
                  .missing(say(words, "Write something first: the field is empty."))
                  .error_begins(say(words, "Error:"))
                  .check([&words](const std::string& typed) { return check_written_in(words, typed, longest_note); });
  return {std::move(form), kind, text};
}

/// Where a poll is asked, the way to it.
Outcome add_poll_link(const PageContext& context, const Request& request, const RoomOnPhone& at, web::View& view) {
  MUSTER_TRY(seen, poll_seen(context.database, at, visitor_key(at.room, request.token)));
  if (seen)
    view.add_link("POLL", say(*at.words, "Quick poll: {question}", {{"question", set_apart(at, seen->poll.question)}}),
                  in_same_language(request, phone_path(code_of(request), "/poll")));
  return Success{};
}

Reply table_page(const PageContext& context, const Request& request, const RoomOnPhone& at, NoteForm& typing) {
  if (typing.form.error()) return site::error_page(request, *typing.form.error());
  const auto& words = *at.words;
  web::View view;
  if (const auto added = add_poll_link(context, request, at, view); !added.ok())
    return site::error_page(request, added.error());
  const auto table = say(words, "Table {number}", {{"number", std::to_string(at.table)}});
  view.head(table, at.room.wording.headline);
  if (const auto& done = request.query.get("done"); !done.empty() && !typing.form.refused()) {
    view.add("NOTICE", done == "challenge"
                           ? say(words, "Your challenge is on the list. Write another, or look up at the screen.")
                           : say(words, "Your opportunity is on the list. Write another, or look up at the screen."));
    if (done == "challenge" || done == "opportunity") typing.kind.begins(done);
  }
  view.markup("LANGUAGES", language_menu(request, at)).markup("FORM", typing.form.shown());
  view.set("SAY_QUESTIONS", say(words, "Questions to the panel"))
      .set("SAY_OTHER", say(words, "I sit at another table"));
  view.set("QUESTIONS_PATH", in_same_language(request, phone_path(code_of(request), "/questions")));
  view.set("TABLES_PATH", in_same_language(request, phone_path(at.room.code)));
  keep_unsent(view, at);
  auto frame = phone_frame(at, table);
  frame.error = typing.form.refused();
  return site::phone_page(request, frame, typing.form.summary() + web::render("domain/room/pages/table.html", view),
                          typing.form.status());
}

Reply choose_table(const PageContext& context, const Request& request, const RoomOnPhone& at) {
  MUSTER_PAGE(codes, request, table_codes(context.database, at.room));
  const auto& words = *at.words;
  web::View view;
  if (const auto added = add_poll_link(context, request, at, view); !added.ok())
    return site::error_page(request, added.error());
  const auto headline = say(words, "Which table are you at?");
  view.head(headline, say(words, "What you write is noted for your table. No name is kept beside it."));
  show_written(view, request, words);
  for (const auto& code : codes) {
    const auto number = std::to_string(code.table);
    view.add_link("TABLE", number, in_same_language(request, phone_path(code.code)))
        .set("TABLE_NAME", say(words, "Table {number}", {{"number", number}}));
  }
  view.markup("LANGUAGES", language_menu(request, at)).set("SAY_QUESTIONS", say(words, "Questions to the panel"));
  view.set("QUESTIONS_PATH", in_same_language(request, phone_path(at.room.code, "/questions")));
  return site::phone_page(request, phone_frame(at, headline), web::render("domain/room/pages/tables.html", view));
}

Reply begin(const PageContext& context, const Request& request) {
  const auto found = room_on_phone(context, request);
  if (!found.ok()) return no_room(request, found.error());
  if (found->room.state != RoomState::open) return not_open(request, *found);
  if (found->table == 0) return choose_table(context, request, *found);
  auto typing = note_form(request, *found);
  return table_page(context, request, *found, typing);
}

Reply add_note(const PageContext& context, SendingLimits& limits, const Request& request) {
  const auto found = room_on_phone(context, request);
  if (!found.ok()) return no_room(request, found.error());
  if (found->table == 0) {
    auto page = choose_table(context, request, *found);
    if (page.status == 200) page.status = 422;
    return page;
  }
  auto typing = note_form(request, *found);
  if (!typing.form.read()) return table_page(context, request, *found, typing);
  const auto now = context.now();
  const bool slow = limits.of_visitor.take(visitor_key(found->room, request.token), now) &&
                    (request.client_address.empty() || limits.of_network.take(request.client_address, now));
  if (!slow) {
    typing.form.refuse(conflict(
        say(*found->words, "Those were many notes in a minute. Wait a few seconds, then send this one again.")));
    auto page = table_page(context, request, *found, typing);
    page.status = 429;
    page.headers.emplace_back("Retry-After", "6");
    return page;
  }
  const auto saved = write_note(context.database, now, *found, *typing.kind, *typing.text, request.form.get("key"));
  if (saved.ok())
    return web::redirect(in_same_language(request, phone_path(code_of(request), "?done=" + *typing.kind)));
  typing.form.refuse(said_in(*found->words, saved.error()));
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
