// What programs are answered under a version never loses a field: each that was promised stands in a file, and renewing
// that file only ever adds to it.
#include <muster/kit/base/file.hpp>

#include <cstdlib>
#include <set>
#include <sstream>

#include "support/golden.hpp"
#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;

namespace {

std::string type_of(const web::Schema& schema) {
  switch (schema.type) {
    case web::Schema::Type::string:
      return schema.format.empty() ? "text" : schema.format;
    case web::Schema::Type::integer:
      return "whole number";
    case web::Schema::Type::number:
      return "number";
    case web::Schema::Type::boolean:
      return "truth";
    case web::Schema::Type::array:
      return "list";
    case web::Schema::Type::object:
      return "object";
  }
  return {};
}

/// A line for the value and for each that it holds: where it stands, what it is, whether it may be missing.
void add_fields(std::set<std::string>& lines, const std::string& where, const web::Schema& schema) {
  lines.insert(where + " " + type_of(schema) + (schema.nullable ? " or null" : "") +
               (schema.required ? "" : ", where there is one"));
  for (const auto& item : schema.items) add_fields(lines, where + "[]", item);
  for (const auto& [name, member] : schema.members) add_fields(lines, where + "." + name, member);
}

std::set<std::string> fields_of(const web::Router& router) {
  std::set<std::string> lines;
  for (const auto& route : router.routes())
    if (route.description)
      add_fields(lines, std::string(web::method_name(route.method)) + " " + route.pattern, route.description->replies);
  return lines;
}

std::set<std::string> lines_in(const std::string& text) {
  std::set<std::string> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.insert(line);
  return lines;
}

}  // namespace

TEST_CASE("no reply of a version loses a field, nor does a field become something else") {
  TwoProgrammes fixture;
  const std::string path = source_dir() + "/tests/front/app/golden/reply_fields.txt";
  const auto read = read_file(path);
  const auto promised = lines_in(read.ok() ? *read : std::string());
  const auto told = fields_of(fixture.site());
  for (const auto& line : promised) {
    INFO(line << "\nPrograms rely on it: take it back, or give the change a new version of the address.");
    CHECK(told.contains(line));
  }
  std::string all;
  for (const auto& line : told) all += line + '\n';
  if (std::getenv("MUSTER_RENEW") != nullptr) {
    for (const auto& line : promised)
      if (!told.contains(line)) all += line + '\n';
    REQUIRE(write_file(path, all).ok());
    FAIL_CHECK("renewed " << path << ": what is promised now stays, so read it, then run again without MUSTER_RENEW");
    return;
  }
  INFO("fields that are not promised yet: renew with MUSTER_RENEW=1");
  CHECK(promised == told);
}

TEST_CASE("every list for programs is given by pages") {
  TwoProgrammes fixture;
  for (const auto& route : fixture.site().routes()) {
    if (!route.description || route.method != web::Method::get) continue;
    INFO(route.pattern);
    if (route.description->replies.type == web::Schema::Type::array) CHECK(route.description->by_pages);
  }
}

TEST_CASE("an address without a version is that of the first, and of a version that is not there is none") {
  TwoProgrammes fixture;
  const auto owner = fixture.session("owner@example.org", access::Role::owner, "Our programme");
  const auto old = fixture.get("/api/events", owner);
  const auto now = fixture.get("/api/v1/events", owner);
  CHECK(old.status == 200);
  CHECK(old.body == now.body);
  CHECK(fixture.get("/api/v2/events", owner).status == 404);
  CHECK(fixture.get("/api/v1/openapi.json", {}).body == fixture.get("/api/openapi.json", {}).body);
}
