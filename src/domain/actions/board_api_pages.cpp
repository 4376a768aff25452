// What the board is asked and what families are answered, for programs: by the services of the pages.
#include "desk_api_pages.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;

Result<Action> action_here(const PageContext& context, const Request& request) {
  MUSTER_TRY(book, book_of(context.database, request.capture("programme")));
  const auto found = std::ranges::find(book.actions, request.capture("action"), &Action::id);
  if (found == book.actions.end()) return not_found("There is no such action.");
  return *found;
}

Reply whole_action(const PageContext& context, const Request& request) { return reply_of_action(context, request); }

/// What is left out stays; with a "version" only where nobody changed the action since.
Reply before_board(const PageContext& context, const Request& request) {
  MUSTER_PAGE(action, request, action_here(context, request));
  web::SentObject sent(request);
  sent.text("board_asked", action.board_asked).text("board_said", action.board_said).whole("version", action.version);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(done, request,
              escalate(context.database, context.audit(request), action.programme_id, action.id, action.version,
                       action.board_asked, action.board_said));
  (void)done;
  return reply_of_action(context, request);
}

Reply answer(const PageContext& context, const Request& request) {
  MUSTER_PAGE(action, request, action_here(context, request));
  web::SentObject sent(request);
  sent.text("you_said", action.you_said).text("we_did", action.we_did).whole("version", action.version);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  MUSTER_PAGE(done, request,
              write_answer(context.database, context.audit(request), action.programme_id, action.id, action.version,
                           action.you_said, action.we_did, reader_of(request)));
  (void)done;
  return reply_of_action(context, request);
}

/// What is published was seen: its version is no guess of ours.
Reply put_out(const PageContext& context, const Request& request) {
  std::int64_t seen = 0;
  web::SentObject sent(request);
  bool agreed = false;
  sent.whole("version", seen).truth("family_agreed", agreed);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  if (seen == 0)
    return site::error_page(
        request,
        bad_input("Send the \"version\" of the action whose answer you read, as the action says it.").at("version"));
  MUSTER_PAGE(done, request,
              publish(context.database, context.audit(request), request.capture("programme"), request.capture("action"),
                      seen, true, agreed));
  (void)done;
  return reply_of_action(context, request);
}

Reply take_off(const PageContext& context, const Request& request) {
  MUSTER_PAGE(done, request,
              publish(context.database, context.audit(request), request.capture("programme"), request.capture("action"),
                      0, false));
  (void)done;
  return reply_of_action(context, request);
}

Reply delete_words(const PageContext& context, const Request& request) {
  MUSTER_PAGE(done, request,
              delete_concern(context.database, context.audit(request), request.capture("programme"),
                             request.capture("action")));
  (void)done;
  return reply_of_action(context, request);
}

}  // namespace

void add_board_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  using web::text;
  const std::string one = "/api/programmes/{programme}/actions/{action}";
  const std::vector<Parameter> named{{"programme", text("The programme's id"), "p1"},
                                     {"action", text("The action's id")}};
  const auto version = whole_number("As it was read: conflict where somebody changed the action since");
  const auto of = [context](Reply (*reply)(const PageContext&, const Request&)) {
    return [context, reply](const Request& request) { return reply(context, request); };
  };
  // Their changes are changes of the action, so its tag is theirs.
  router.get(one + "/board", right_to_see, of(whole_action))
      .describe({.summary = "The action with what the board is asked and said: the same as at its own address",
                 .parameters = named,
                 .replies = action_schema()});
  router.get(one + "/answer", right_to_see, of(whole_action))
      .describe({.summary = "The action with its answer: the same as at its own address",
                 .parameters = named,
                 .replies = action_schema()});
  router.put(one + "/board", right_to_assign, of(before_board))
      .describe({.summary = "Puts an action before the board, keeps what it said, or with empty words takes it off",
                 .parameters = named,
                 .takes = {object({{"board_asked", text("At most 2,000 characters").where_known()},
                                   {"board_said", text("At most 2,000 characters").where_known()},
                                   {"version", version.where_known()}})},
                 .replies = action_schema()});
  router.put(one + "/answer", right_to_see, of(answer))
      .describe(
          {.summary = "Writes an action's answer without publishing it; for its owner and whoever may give it one",
           .parameters = named,
           .takes = {object({{"you_said", text("In the team's words").where_known()},
                             {"we_did", text().where_known()},
                             {"version", version.where_known()}})},
           .replies = action_schema()});
  router.post(one + "/publish", right_to_assign, of(put_out))
      .describe({.summary = "Publishes the answer that was read",
                 .parameters = named,
                 .takes = {object({{"version", version},
                                   {"family_agreed", truth("Where it repeats what a family wrote: that they agreed to "
                                                           "that")
                                                         .where_known()}})},
                 .replies = action_schema()});
  router.post(one + "/unpublish", right_to_assign, of(take_off))
      .describe({.summary = "Takes a published answer off", .parameters = named, .replies = action_schema()});
  router.post(one + "/delete-words", right_to_assign, of(delete_words))
      .describe({.summary = "Deletes what a family wrote before its day; the action stays",
                 .parameters = named,
                 .replies = action_schema()});
}

}  // namespace muster::actions
