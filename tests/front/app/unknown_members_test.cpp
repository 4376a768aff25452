// What a program sends by a name that a call does not know is dropped by no call: every one that takes changes refuses
// it, with the name and the nearest that it knows.
#include <muster/platform/web/decode.hpp>
#include <muster/platform/web/router.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;
using Catch::Contains;

namespace {

class Caller : public TwoProgrammes {
 public:
  Caller() : session_(session("owner@example.org", Role::owner, "Our programme")) {}
  web::Reply send(const web::Route& route, const std::string& json) {
    auto request = request_to(route.method, filled(route.pattern, names("ours")), session_);
    request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }

 private:
  std::string session_;
};

void check_refused(const web::Reply& reply, const std::string& field) {
  CHECK(reply.status == 422);
  CHECK(reply.content_type.starts_with("application/problem+json"));
  CHECK_THAT(reply.body, Contains("\"field\": \"" + field + "\""));
}

/// Objects that stand inside: what is to be sent, and the place of the unknown member in it.
struct Inside {
  std::string json;
  std::string field;
};
std::string below(const std::string& name, const std::string& field) {
  return name + (field.starts_with('[') ? "" : ".") + field;
}
std::vector<Inside> inside(const web::Schema& schema) {
  std::vector<Inside> found;
  if (schema.type == web::Schema::Type::array && !schema.items.empty()) {
    for (const auto& one : inside(schema.items.front()))
      found.push_back({"[" + one.json + "]", below("[0]", one.field)});
  }
  if (schema.type != web::Schema::Type::object) return found;
  if (!schema.open) found.push_back({R"({"zzz": 1})", "zzz"});
  for (const auto& [name, member] : schema.members) {
    for (const auto& one : inside(member))
      found.push_back({"{\"" + name + "\": " + one.json + "}", below(name, one.field)});
  }
  return found;
}

}  // namespace

TEST_CASE("every call that takes a change refuses what it does not know, at whatever depth") {
  Caller site;
  std::size_t calls = 0;
  std::size_t deep = 0;
  for (const auto& route : site.site().routes()) {
    if (!route.pattern.starts_with("/api/") || !web::asks_for_change(route.method)) continue;
    INFO(method_of(route) << " " << route.pattern);
    REQUIRE(route.description);
    check_refused(site.send(route, R"({"zzz": 1})"), "zzz");
    ++calls;
    if (route.description->takes.empty()) continue;
    for (const auto& one : inside(route.description->takes.front())) {
      INFO(one.json);
      check_refused(site.send(route, one.json), one.field);
      deep += one.field == "zzz" ? 0 : 1;
    }
  }
  CHECK(calls > 80);
  CHECK(deep > 3);
}

TEST_CASE(
    "a text that a call does not say it takes, and a day that is none, are refused with their field, by every call") {
  Caller site;
  std::size_t words = 0;
  std::size_t days = 0;
  for (const auto& route : site.site().routes()) {
    if (!route.description || !web::asks_for_change(route.method) || route.description->takes.empty()) continue;
    for (const auto& [name, schema] : route.description->takes.front().members) {
      const bool list = schema.type == web::Schema::Type::array && !schema.items.empty();
      const auto& one = list ? schema.items.front() : schema;
      const bool is_day = one.format == "date";
      if (one.one_of.empty() && !is_day) continue;
      const auto value = is_day ? std::string("2022-06-31") : std::string("zzqx");
      const auto field = list ? name + "[0]" : name;
      INFO(method_of(route) << " " << route.pattern << " " << name);
      const auto reply =
          site.send(route, "{\"" + name + "\": " + (list ? "[\"" + value + "\"]" : "\"" + value + "\"") + "}");
      INFO(reply.body);
      check_refused(reply, field);
      for (const auto& allowed : one.one_of) CHECK_THAT(reply.body, Contains(allowed));
      ++(is_day ? days : words);
    }
  }
  CHECK(words > 20);
  CHECK(days > 8);
}

TEST_CASE("what is misspelt is refused with the name that was meant, and changes nothing") {
  Caller site;
  for (const auto& route : site.site().routes()) {
    if (!route.description || !web::asks_for_change(route.method) || route.description->takes.empty()) continue;
    for (const auto& [name, schema] : route.description->takes.front().members) {
      if (name.size() < 4) continue;
      auto misspelt = name;
      std::swap(misspelt[1], misspelt[2]);
      if (misspelt == name) continue;
      const auto reply = site.send(route, "{\"" + misspelt + "\": null}");
      INFO(method_of(route) << " " << route.pattern << " " << reply.body);
      check_refused(reply, misspelt);
      CHECK_THAT(reply.body, Contains("did you mean \\\"" + name + "\\\"?"));
    }
  }
}
