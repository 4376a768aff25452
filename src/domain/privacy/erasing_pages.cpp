// Erasing a person: what is said after it, and the same for programs, which may try it first.
#include "erasing_pages.hpp"

#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/web/dry_run.hpp>
#include <muster/platform/web/json.hpp>

namespace muster::privacy {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

std::string erased_words(const ErasureResult& erased) {
  std::string words;
  if (erased.bookings_kept > 0) {
    words += counted(erased.bookings_kept, "booking of a past event counts", "bookings of past events count") +
             " on without a name. ";
  }
  if (erased.uploads_dropped > 0) {
    words += counted(erased.uploads_dropped, "waiting file was", "waiting files were") + " dropped. ";
  }
  if (erased.results_dropped > 0) {
    words +=
        counted(erased.results_dropped, "file that a job had made was", "files that jobs had made were") + " deleted. ";
  }
  if (!erased.notes.empty()) {
    words += counted(static_cast<std::int64_t>(erased.notes.size()), "note of a table names", "notes of tables name") +
             " the person: look at the notes of " + erased.notes.front() + ". ";
  }
  if (erased.account) words += "Their account is gone. ";
  if (erased.mail_dropped > 0) {
    words +=
        counted(erased.mail_dropped, "message to or about them was", "messages to or about them were") + " deleted. ";
  }
  for (const auto& where : erased.words) words += "The name still stands in " + where + ": look at it. ";
  if (erased.wiped == store::Database::WipeResult::later) words += std::string(later_words) + " ";
  for (const auto& copy : erased.copies) words += copy + " still holds what was there before: delete it. ";
  return trimmed(words);
}

Reply erase_by_program(const PageContext& context, const Request& request) {
  const auto& id = request.capture("person");
  MUSTER_PAGE(dry, request, web::is_dry_run(request));
  MUSTER_PAGE(file, request, person_file(context.database, id, scope_of(request, Permission::erase_people)));
  const bool allowed = account_too(file) == AccountToo::yes;
  std::string words;
  if (!dry) {
    MUSTER_PAGE(told, request, erase_here(context, request));
    words = told;
  }
  return web::json(json_object({{"person", id},
                                {"erased", !dry},
                                {"bookings", file.bookings.size()},
                                {"account", allowed && file.account},
                                {"elsewhere", file.more_elsewhere},
                                {"in_the_way", allowed ? Json()
                                                       : Json("They sign in to Muster for another programme "
                                                              "too. Its owner must take that role away first.")},
                                {"told", words}}));
}

}  // namespace

AccountToo account_too(const PersonFile& file) { return file.account_elsewhere ? AccountToo::no : AccountToo::yes; }

Result<std::string> erase_here(const PageContext& context, const Request& request) {
  const auto& id = request.capture("person");
  MUSTER_TRY(file, person_file(context.database, id, scope_of(request, Permission::erase_people)));
  MUSTER_TRY(erased, erase_person(context.database, context.audit(request), id, account_too(file)));
  // Events of other programmes are not named.
  const bool elsewhere = erased.notes.size() > file.notes.size();
  erased.notes.clear();
  for (const auto& note : file.notes) erased.notes.push_back(note.event_title);
  return erased_words(erased) + (elsewhere ? " Notes of another programme name the person too: tell its owner." : "");
}

void add_erasing_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  router
      .add(Method::delete_, "/api/people/{person}", Permission::erase_people,
           [context](const Request& request) { return erase_by_program(context, request); })
      .describe({.summary = "Erases all that is held of a person; this cannot be undone, not even by a backup",
                 .parameters = {{"person", text("Their id")}, dry_run_parameter("what would go")},
                 .replies = object({{"person", text("Their id")},
                                    {"erased", truth("False where it was only tried")},
                                    {"bookings", whole_number("In events that you know of")},
                                    {"account", truth("They sign in to Muster: that goes too")},
                                    {"elsewhere", truth("They stand in other programmes too, where the same happens")},
                                    {"in_the_way", text("Why they cannot be erased").or_null()},
                                    {"told", text("What went, and what to look at; may be empty")}}),
                 .example = R"({"person": "4m0r1", "erased": false, "bookings": 1, "account": false, "elsewhere": false,
  "in_the_way": null, "told": ""})"});
}

}  // namespace muster::privacy
