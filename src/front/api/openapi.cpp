// One entry for each described route, with the answers that every route shares.
#include <muster/front/api/openapi.hpp>

#include "schema_json.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/members/member_right_pages.hpp>
#include <muster/platform/web/api_address.hpp>
#include <muster/platform/web/file_schema.hpp>
#include <muster/platform/web/paging.hpp>

#include <Poco/JSON/Parser.h>
#include <Poco/JSON/Stringifier.h>
#include <Poco/JSONString.h>

#include <algorithm>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace muster::api {
namespace {

using web::Paging;
using web::Route;

bool in_path(const Route& route, const std::string& name) {
  return std::ranges::find(route.segments, "{" + name + "}") != route.segments.end();
}

bool has_names(const Route& route) {
  return std::ranges::any_of(route.segments, [](const std::string& segment) { return segment.starts_with('{'); });
}

/// "get_events_event_summary", which no other route of the version has.
std::string operation_id(const Route& route) {
  std::string id(web::method_name(route.method));
  std::ranges::transform(id, id.begin(), [](char letter) { return static_cast<char>(letter - 'A' + 'a'); });
  for (std::size_t at = 2; at < route.segments.size(); ++at) {
    id += '_';
    for (const char letter : route.segments[at])
      if (letter != '{' && letter != '}') id += letter == '.' || letter == '-' ? '_' : letter;
  }
  return id;
}

std::string for_whom(web::Right right) {
  if (right == web::everybody) return "For everybody, without an access token.";
  return "Permission \"" + std::string(right.name()) + "\": " + who_may(right) + ".";
}

Object::Ptr parameter(const std::string& name, const char* where, const web::Schema& schema,
                      const std::string& example) {
  auto out = object();
  out->set("name", name);
  out->set("in", std::string(where));
  if (!schema.about.empty()) out->set("description", schema.about);
  out->set("required", std::string_view(where) == "path");
  auto shape = schema;
  shape.about.clear();
  out->set("schema", json_of(shape));
  if (!example.empty()) out->set("example", example);
  return out;
}

/// Whether it is a list of a thousand entries a page, where others have fifty.
bool takes_per_page(const Route& route) {
  return std::ranges::any_of(route.description->parameters,
                             [](const auto& each) { return each.name == web::short_list().name; });
}

/// Whether GET stands at the address too, so that a change there can be made conditional.
bool is_shown(const web::Router& router, const Route& route) {
  return std::ranges::any_of(router.routes(), [&](const Route& other) {
    return other.method == web::Method::get && other.pattern == route.pattern && other.description;
  });
}

Array::Ptr parameters_of(const web::Router& router, const Route& route) {
  Array::Ptr out = new Array;
  for (const auto& each : route.description->parameters)
    if (each.name != web::short_list().name)
      out->add(parameter(each.name, in_path(route, each.name) ? "path" : "query", each.schema, each.example));
  if (web::asks_for_change(route.method)) {
    if (is_shown(router, route))
      out->add(parameter("If-Match", "header",
                         web::text("Runs only where the reply of GET at this address still carries one of these tags"),
                         {}));
    out->add(parameter("Idempotency-Key", "header",
                       web::text("16 to 200 visible characters, new for each change: sent twice, it is done once"),
                       {}));
  } else {
    out->add(parameter("If-None-Match", "header", web::text("The tag (ETag) of a reply that is held already"), {}));
  }
  if (!route.description->by_pages) return out;
  const auto counted = [&](const char* name, std::string about, std::int64_t most, std::int64_t usual) {
    auto one = parameter(name, "query", web::whole_number(std::move(about)), {});
    auto schema = one->getObject("schema");
    schema->set("minimum", 1);
    schema->set("maximum", most);
    schema->set("default", usual);
    out->add(one);
  };
  out->add(
      parameter("after", "query",
                web::text("Where the page before ended, as the link \"next\" of its heading Link says it: entries that "
                          "come or go meanwhile move no other. Good for the token that it was given to"),
                {}));
  counted("page", "Which page of the list by its number, in place of \"after\"", Paging::furthest_page, Paging().page);
  const bool is_short = takes_per_page(route);
  counted("per_page", "How many entries a page has", is_short ? Paging::most_of_short : Paging::most_per_page,
          is_short ? Paging::most_of_short : Paging::usual_per_page);
  return out;
}

Object::Ptr reference(const std::string& kind, const std::string& name) {
  auto out = object();
  out->set("$ref", "#/components/" + kind + "/" + name);
  return out;
}

Object::Ptr content(const Object::Ptr& schema, const std::string& example = {},
                    const std::string& type = "application/json") {
  auto media = object();
  media->set("schema", schema);
  if (!example.empty()) {
    Poco::JSON::ParseHandler::Ptr handler = new Poco::JSON::ParseHandler(true);
    media->set("example", Poco::JSON::Parser(handler).parse(example));
  }
  auto out = object();
  out->set(type, media);
  return out;
}

/// A form in place of the JSON, as which files come.
Object::Ptr form(const Object::Ptr& schema) {
  auto out = object();
  out->set("schema", schema);
  return out;
}

Object::Ptr heading(const web::Schema& schema) {
  auto out = object();
  out->set("description", schema.about);
  auto shape = schema;
  shape.about.clear();
  out->set("schema", json_of(shape));
  return out;
}

/// Headings of replies, by the names under which calls refer to them.
Object::Ptr headings() {
  auto out = object();
  out->set("ETag",
           heading(web::text("The tag of what stands there, for If-Match and If-None-Match (RFC 9110, 8.8.3)")));
  out->set("Link", heading(web::text("Addresses of the first and next page; of pages by number the previous and last "
                                     "too (RFC 8288)")));
  out->set("X-Total-Count", heading(web::whole_number("Entries on all pages")));
  out->set("Idempotent-Replay", heading(web::text("true: this is the reply that the same change got before")));
  out->set("RateLimit-Policy",
           heading(web::text("How many requests one network may send at once, and how fast more come; not told to "
                             "whoever asks from the machine itself")));
  out->set("RateLimit", heading(web::text("How many of those are left")));
  out->set("Retry-After", heading(web::whole_number("Seconds to wait")));
  return out;
}

Object::Ptr headings_of(const std::vector<const char*>& names) {
  auto out = object();
  for (const auto* name : names) out->set(name, reference("headers", name));
  return out;
}

Object::Ptr responses_of(const web::Router& router, const Route& route) {
  const auto& said = *route.description;
  const bool changes = web::asks_for_change(route.method);
  const bool conditional = changes && is_shown(router, route);
  auto good = object();
  good->set("description", said.summary);
  std::vector<const char*> headings{"RateLimit-Policy", "RateLimit"};
  if (!changes || (conditional && route.method != web::Method::delete_)) headings.push_back("ETag");
  if (changes) headings.push_back("Idempotent-Replay");
  if (said.by_pages) headings.insert(headings.end(), {"Link", "X-Total-Count"});
  good->set("headers", headings_of(headings));
  auto answered = web::is_file(said.replies) ? object() : content(json_of(said.replies), said.example);
  if (web::is_file(said.replies))
    for (const auto& type : said.replies.one_of) answered->set(type, object());
  good->set("content", answered);
  auto out = object();
  out->set("200", good);
  if (!web::asks_for_change(route.method)) {
    auto held = object();
    held->set("description", std::string("The same as the reply whose tag was sent"));
    out->set("304", held);
  }
  out->set("400", reference("responses", "Malformed"));
  if (route.right != web::everybody) {
    out->set("401", reference("responses", "NotSignedIn"));
    out->set("403", reference("responses", "NotAllowed"));
  }
  if (has_names(route)) out->set("404", reference("responses", "NotFound"));
  if (said.by_pages || !said.parameters.empty() || !said.takes.empty())
    out->set("422", reference("responses", "BadInput"));
  if (changes) {
    out->set("409", reference("responses", "Conflict"));
    if (conditional) out->set("412", reference("responses", "ChangedMeanwhile"));
    out->set("411", reference("responses", "WithoutLength"));
    out->set("413", reference("responses", "TooLarge"));
    out->set("415", reference("responses", "UnknownType"));
    if (said.takes.size() > 1) out->set("507", reference("responses", "NoRoom"));
  }
  out->set("429", reference("responses", "TooMany"));
  out->set("503", reference("responses", "Unavailable"));
  out->set("default", reference("responses", "Refused"));
  return out;
}

Object::Ptr operation(const web::Router& router, const Route& route) {
  const auto& said = *route.description;
  auto out = object();
  out->set("operationId", operation_id(route));
  out->set("summary", said.summary);
  out->set("description", for_whom(route.right));
  if (route.right == web::everybody) out->set("security", Array::Ptr(new Array));
  out->set("parameters", parameters_of(router, route));
  if (!said.takes.empty()) {
    auto body = object();
    body->set("required", true);
    auto media = content(json_of(said.takes.front()));
    if (said.takes.size() > 1) media->set("multipart/form-data", form(json_of(said.takes[1])));
    body->set("content", media);
    out->set("requestBody", body);
  }
  out->set("responses", responses_of(router, route));
  return out;
}

Object::Ptr error_schema() {
  using namespace web;
  const auto error = web::object({{"detail", text()},
                                  {"line", whole_number("Where in what was sent").where_known()},
                                  {"column", whole_number("Where in what was sent").where_known()},
                                  {"suggestion", text("What to do").where_known()}});
  return json_of(web::object({{"title", text("The kind of error")},
                              {"detail", text("What is wrong and what to do, as a sentence")},
                              {"field", text("The value that it is about, by its name").where_known()},
                              {"errors", list_of(error).where_known()},
                              {"reference", text("Names the failure in the server's log").where_known()}}));
}

Object::Ptr components() {
  auto token = object();
  token->set("type", std::string("http"));
  token->set("scheme", std::string("bearer"));
  token->set("description", std::string("An access token, made by an owner on the page Team or by `muster token add`. "
                                        "It has a role in one programme, and a last day."));
  auto schemes = object();
  schemes->set("access_token", token);
  auto schemas = object();
  schemas->set("Error", error_schema());
  auto responses = object();
  const auto response = [&](const char* name, const char* about, const std::vector<const char*>& named = {}) {
    auto one = object();
    one->set("description", std::string(about));
    if (!named.empty()) one->set("headers", headings_of(named));
    one->set("content", content(reference("schemas", "Error"), {}, "application/problem+json"));
    responses->set(name, one);
  };
  response("Malformed", "The request cannot be read");
  response("NotSignedIn", "No access token, or one that is not valid any more");
  response("NotAllowed", "The token's role does not include this");
  response("NotFound", "There is no such thing in a programme of the token");
  response("ChangedMeanwhile", "What stands there does not carry a tag that If-Match names; nothing was changed");
  response(
      "Conflict",
      "It does not go with what there is: something changed meanwhile, was done already, or forbids it; the heading "
      "Idempotency-Key came with another change; an anonymous form is still open. Nothing was changed");
  response("WithoutLength", "The body came in pieces (chunked), without its length");
  response("TooLarge", "More than is read at once: JSON of a megabyte, files of 64");
  response("UnknownType", "Neither JSON (application/json, not compressed) nor, where a call takes files, a form");
  response("NoRoom", "There is no room on the server to keep the file; nothing was kept");
  response("Refused", "Any other refusal, such as 405 where the address takes another method");
  response("BadInput", "A value does not fit; nothing was changed");
  response("TooMany", "Too many requests; the heading Retry-After says how long to wait", {"Retry-After"});
  response("Unavailable", "Muster cannot do this at the moment; try again later", {"Retry-After"});
  auto out = object();
  out->set("securitySchemes", schemes);
  out->set("schemas", schemas);
  out->set("responses", responses);
  out->set("headers", headings());
  return out;
}

/// The routes for programs by their address, which may have several methods.
std::map<std::string, std::vector<const Route*>> routes_by_path(const web::Router& router) {
  std::map<std::string, std::vector<const Route*>> paths;
  for (const auto& route : router.routes()) {
    if (!route.pattern.starts_with(web::programs_path)) continue;
    if (!route.description)
      throw std::logic_error("route " + route.pattern + " is for programs and does not describe itself");
    paths[route.pattern].push_back(&route);
  }
  return paths;
}

Object::Ptr path_item(const web::Router& router, const std::vector<const Route*>& routes) {
  auto item = object();
  for (const auto* route : routes) {
    auto method = std::string(web::method_name(route->method));
    std::ranges::transform(method, method.begin(), [](char letter) { return static_cast<char>(letter - 'A' + 'a'); });
    item->set(method, operation(router, *route));
  }
  return item;
}

/// One path after the other: every server makes this document at its start, and as one tree it took 7 MB.
void write_paths(std::ostream& text, const web::Router& router) {
  const char* before = "";
  for (const auto& [path, routes] : routes_by_path(router)) {
    text << std::exchange(before, ",") << "\n" << Poco::toJSON(path) << ": ";
    path_item(router, routes)->stringify(text, 2);
  }
}

}  // namespace

std::string who_may(web::Right right) {
  if (right == web::everybody) return "everybody";
  if (right == members::own_things) return "whoever signed in to the members' area: what is theirs";
  std::string names;
  for (const auto role : access::roles) {
    if (!access::rights_of(role).contains(right.name())) continue;
    names += (names.empty() ? "" : ", ") + std::string(access::role_name(role));
  }
  return names.empty() ? "nobody" : names;
}

std::string openapi(const web::Router& router) {
  auto info = object();
  info->set("title", std::string("Muster"));
  info->set("version", std::string("1"));
  info->set("description",
            std::string("One installation of Muster, for programs: read and changed by the same rules as on its pages. "
                        "Lists are given by pages. An address without a version is that of version 1."));
  auto server = object();
  server->set("url", std::string("/"));
  Array::Ptr servers = new Array;
  servers->add(server);
  auto token = object();
  token->set("access_token", Array::Ptr(new Array));
  Array::Ptr security = new Array;
  security->add(token);
  auto out = object();
  out->set("openapi", std::string("3.1.0"));
  out->set("info", info);
  out->set("servers", servers);
  out->set("security", security);
  out->set("components", components());
  std::ostringstream text;
  text << "{\n\"paths\": {";
  write_paths(text, router);
  text << "\n}";
  for (const auto& [name, value] : *out) {
    text << ",\n" << Poco::toJSON(name) << ": ";
    Poco::JSON::Stringifier::stringify(value, text, 2);
  }
  text << "\n}\n";
  return text.str();
}

void add_openapi_page(web::Router& router) {
  const auto document = std::make_shared<std::string>();
  router
      .get("/api/openapi.json", access::Permission::open_site,
           [document](const web::Request&) { return web::json(*document); })
      .describe({.summary = "This document", .replies = web::any_object()});
  *document = openapi(router);
}

}  // namespace muster::api
