// action list, add, answers: what was raised, what is done about it, and what is published, from a terminal.
#include "commands.hpp"

#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/actions/response_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/json.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace muster::cli {
namespace {

struct ActionWish {
  std::string event;
  std::string title;
  std::string owner;
  std::string place;
  std::string due;
  std::string goal;
  bool between = false;
  bool overdue = false;
  std::string said;
  bool open = false;
  bool publish = false;
};

Outcome list_actions(Console& console, const ActionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, actions::book_of(*database, event.programme_id));
  const auto today = day_in_london(console.now());
  std::size_t shown = 0;
  for (const auto& action : book.actions) {
    const bool late = actions::is_overdue(action, today);
    if (wish.overdue && !late) continue;
    ++shown;
    const auto owner = book.owner_of(action);
    console.out << action.number << "  " << action.title << ": "
                << (late ? "overdue" : std::string(actions::status_label(action.status)))
                << (action.due_on ? ", due " + iso_date(*action.due_on) : std::string()) << ", "
                << (owner.empty() ? "nobody sees to it" : owner) << "\n";
  }
  if (shown == 0)
    console.out << event.programme << " has no " << (wish.overdue ? "overdue actions" : "actions") << ".\n";
  return Success{};
}

Outcome add_one(Console& console, const ActionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, actions::book_of(*database, event.programme_id));
  actions::Action action;
  action.programme_id = event.programme_id;
  if (!wish.between) action.event_id = event.id;
  action.title = wish.title;
  action.goal = wish.goal;
  if (!wish.due.empty()) {
    MUSTER_TRY(day, parse_date(wish.due));
    action.due_on = day;
  }
  if (!wish.place.empty()) {
    const auto place = std::ranges::find_if(
        book.places, [&](const auto& each) { return each.name == wish.place || each.code == wish.place; });
    if (place == book.places.end()) return bad_input("The network has no place " + wish.place + ".");
    action.place_code = place->code;
  }
  if (!wish.owner.empty()) {
    const auto owner = std::ranges::find_if(book.owners, [&](const auto& each) { return each.second == wish.owner; });
    if (owner == book.owners.end()) return bad_input("Nobody of the team has the address " + wish.owner + ".");
    action.owner_id = owner->first;
  }
  MUSTER_TRY(id, actions::add_action(*database, console.audit(), action));
  MUSTER_TRY(after, actions::book_of(*database, event.programme_id));
  const auto made = std::ranges::find(after.actions, id, &actions::Action::id);
  if (made != after.actions.end()) console.out << "Added action " << made->number << ": " << made->title << "\n";
  return Success{};
}

Outcome list_answers(Console& console, const ActionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, actions::answers_of(*database, event.programme_id));
  for (const auto& one : all)
    console.out << iso_date(one.published_on) << "\n  You said: " << one.you_said << "\n  We did: " << one.we_did
                << "\n";
  if (all.empty()) console.out << event.programme << " has published no answers yet.\n";
  return Success{};
}

/// A note by its id, or a question of the form by its code: an id is longer than any code.
Result<actions::Comment> comment_named(const std::vector<actions::Comment>& all, const std::string& name) {
  const auto found =
      std::ranges::find_if(all, [&](const auto& one) { return one.said.note_id == name || one.said.question == name; });
  if (found == all.end() || name.empty())
    return not_found("Nothing of that name was said; muster action comments EVENT lists what was.");
  return *found;
}

Outcome list_comments(Console& console, const ActionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(all, actions::comments_of(*database, wish.event));
  std::size_t shown = 0;
  for (const auto& one : all) {
    if (wish.open && one.response.published_on) continue;
    ++shown;
    console.out << (one.said.note_id.empty() ? one.said.question : one.said.note_id) << "  " << one.kind
                << (one.table.empty() ? std::string() : ", table " + one.table) << ": " << one.text << "\n  "
                << actions::response_state(one.response)
                << (one.response.words.empty() ? std::string() : ": " + one.response.words) << "\n";
  }
  if (shown == 0) console.out << (all.empty() ? "Nothing was said yet.\n" : "Nothing is open.\n");
  return Success{};
}

Outcome respond(Console& console, const ActionWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(all, actions::comments_of(*database, wish.event));
  MUSTER_TRY(one, comment_named(all, wish.said));
  MUSTER_CHECK(actions::save_response(*database, console.audit(), wish.event, one.said, one.response.version,
                                      wish.title, wish.publish));
  console.out << (wish.title.empty() ? "Taken away."
                  : wish.publish     ? "Published."
                                     : "Kept, and not published.")
              << "\n";
  return Success{};
}

using ActionDoing = Outcome (*)(Console&, const ActionWish&);

CLI::App* action_command(CLI::App& family, Console& console, const std::string& name, const std::string& about,
                         const std::shared_ptr<ActionWish>& wish, ActionDoing doing) {
  auto* command = family.add_subcommand(name, about);
  command->add_option("EVENT", wish->event, "Short name of an event of the network")->required();
  command->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
  return command;
}

}  // namespace

void add_action_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("action", "What was raised, what is done about it, and what is published");
  family->require_subcommand(1);
  const auto wish = std::make_shared<ActionWish>();
  auto* list = action_command(*family, console, "list", "Each action, and where it stands today", wish, list_actions);
  list->add_flag("--overdue", wish->overdue, "Those alone whose day has passed");
  auto* add = action_command(*family, console, "add", "Adds an action that was raised at the event", wish, add_one);
  add->add_option("TITLE", wish->title, "What is to be done, in the team's words")->required();
  add->add_option("--owner", wish->owner, "E-mail address of somebody of the team");
  add->add_option("--place", wish->place, "Name or code of the place that it is about");
  add->add_option("--due", wish->due, "The day on which it is due, YYYY-MM-DD");
  add->add_option("--goal", wish->goal, "Its heading in the improvement plan");
  add->add_flag("--between", wish->between, "It was raised between events, at none");
  auto* comments = action_command(*family, console, "comments", "What was said at the event, with the team's responses",
                                  wish, list_comments);
  comments->add_flag("--open", wish->open, "What has no published response alone");
  auto* response = action_command(*family, console, "respond", "Writes the team's response to something that was said",
                                  wish, respond);
  response->add_option("SAID", wish->said, "A note's id, or the code of a question, as `comments` lists them")
      ->required();
  response->add_option("WORDS", wish->title, "The response; empty words take it away")->required();
  response->add_flag("--publish", wish->publish, "The report prints it");
  action_command(*family, console, "answers", "What is published: you said, we did", wish, list_answers);
}

}  // namespace muster::cli
