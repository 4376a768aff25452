// What another programme has is not there for programs either: every call with an id of it answers like one that nobody
// has.
#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/directory/rule_service.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/domain/feedback/note_change_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/platform/jobs/job_service.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;

namespace {

/// A value that fits the schema; nothing of it is looked at before the object is found.
Json fitting(const web::Schema& schema) {
  using Type = web::Schema::Type;
  switch (schema.type) {
    case Type::string:
      if (schema.format == "date") return Json("2022-06-10");  // no day is refused by every call alike
      return schema.one_of.empty() ? Json("x") : Json(schema.one_of.front());
    case Type::integer:
    case Type::number:
      return Json(1);
    case Type::boolean:
      return Json(true);
    case Type::array:
      return Json(Json::Array{fitting(schema.items.front())});
    case Type::object:
      break;
  }
  Json::Object members;
  for (const auto& [name, member] : schema.members)
    if (member.required) members.emplace_back(name, fitting(member));
  return Json(std::move(members));
}

class Programs : public TwoProgrammes {
 public:
  Programs() {
    ours_ = token("Our programme");
    REQUIRE(feedback::add_note(database(), SummitStore::audit(), "theirs", {"4", "challenge", "Waiting"}).ok());
    actions::Action action;
    action.programme_id = programme_id("theirs");
    action.title = "Book rooms earlier";
    const auto added = actions::add_action(database(), SummitStore::audit(), action);
    REQUIRE(added.ok());
    const auto job = jobs::order(database(), SummitStore::audit(),
                                 {"answers file", "Answers", "{}", programme_id("theirs"), "read answers"});
    REQUIRE(job.ok());
    const auto rule =
        directory::add_rule(database(), SummitStore::audit(),
                            {{}, programme_id("theirs"), "camden", "groups", "muster-team", Role::organiser});
    REQUIRE(rule.ok());
    const auto series = events::add_series(database(), SummitStore::audit(), programme_id("theirs"), "Their series");
    REQUIRE(series.ok());
    ids_ = {{"person", "person-of-theirs"},
            {"series", series->id},
            {"directory_rule", rule->id},
            {"note", text("select id from note where body = 'Waiting'")},
            {"change", text("select id from note_change")},
            {"action", *added},
            {"job", *job}};
  }
  std::string token(const std::string& programme) {
    const auto made =
        access::add_token(database(), SummitStore::audit(), "a program", Role::owner, programme, std::chrono::days(30));
    REQUIRE(made.ok());
    return "Bearer " + made->secret;
  }
  web::Reply ask(const web::Route& route, const std::map<std::string, std::string>& known) {
    auto request = request_to(route.method, filled(route.pattern, known), "");
    request.form = {};
    request.headers.add("authorization", ours_);
    if (!route.description->takes.empty()) request.json = fitting(route.description->takes.front());
    return site().handle(std::move(request));
  }

  std::string ours_;
  std::map<std::string, std::string> ids_;
};

}  // namespace

TEST_CASE("every call with an id of another programme answers like one with an id that nobody has") {
  Programs programs;
  std::size_t tried = 0;
  for (const auto& route : programs.site().routes()) {
    if (!route.description) continue;
    const bool named = std::ranges::any_of(programs.ids_, [&](const auto& each) {
      return route.pattern.find("{" + each.first + "}") != std::string::npos;
    });
    if (!named) continue;
    INFO(web::method_name(route.method) << " " << route.pattern);
    auto foreign = programs.names("ours");
    auto nobodys = foreign;
    for (const auto& [name, id] : programs.ids_) {
      foreign[name] = id;
      nobodys[name] = "nobody-has-this";
    }
    const auto one = programs.ask(route, foreign);
    const auto other = programs.ask(route, nobodys);
    CHECK(one.status >= 400);
    CHECK(one.status < 500);
    CHECK(one.status == other.status);
    CHECK(one.body == other.body);
    ++tried;
  }
  CHECK(tried > 14);
  CHECK(programs.text("select body from note") == "Waiting");
}

TEST_CASE("every call about another programme or its event answers that there is none") {
  Programs programs;
  for (const auto& route : programs.site().routes()) {
    if (!route.description) continue;
    const bool of_event = route.pattern.find("{event}") != std::string::npos;
    if (!of_event && route.pattern.find("{programme}") == std::string::npos) continue;
    INFO(web::method_name(route.method) << " " << route.pattern);
    auto known = programs.names("theirs");
    known.insert(programs.ids_.begin(), programs.ids_.end());
    CHECK(programs.ask(route, known).status == 404);
  }
}
