#pragma once
// A database in a temporary folder with London in it, and a visitor who clicks through a router's pages.

#include <muster/domain/people/people_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/tabular/table.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_database.hpp"
#include "support/times.hpp"

namespace muster::test {

inline std::string example(const std::string& name) {
  auto bytes = read_file(muster::test::source_dir() + "/examples/" + name);
  REQUIRE(bytes.ok());
  return std::move(bytes).value();
}

/// An open database with London and its organisations.
class SummitStore {
 public:
  [[nodiscard]] store::Database& database() { return place_.database(); }
  /// What the disk holds of it.
  [[nodiscard]] std::map<std::string, std::string> files() const { return place_.files(); }
  /// The names of all tables.
  [[nodiscard]] std::vector<std::string> tables() {
    std::vector<std::string> names;
    const auto read = database().read([&](store::Session& session) -> Outcome {
      session.each(on_postgres() ? "select tablename from pg_catalog.pg_tables where schemaname = current_schema()"
                                 : "select name from sqlite_master where type = 'table'",
                   {}, [&](const store::Row& row) { names.push_back(row.text(0)); });
      return Success{};
    });
    REQUIRE(read.ok());
    std::erase(names, "schema_version");
    return names;
  }
  [[nodiscard]] static store::AuditContext audit(Instant at = noon()) { return {"test", at}; }
  /// One figure from the store.
  std::int64_t figure(const std::string& sql, const store::Values& values = {}) {
    const auto found = database().read(
        [&](store::Session& session) -> Result<std::int64_t> { return session.first(sql, values)->integer(0); });
    REQUIRE(found.ok());
    return *found;
  }

 private:
  TestDatabase place_;
};

/// A visitor with a browser that sends the right token.
class Visitor {
 public:
  explicit Visitor(const web::Router& router) : router_(router) {}

  web::Reply get(const std::string& address) const {
    web::Request request = request_for(web::Method::get, address);
    return router_.handle(std::move(request));
  }
  web::Reply post(const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields,
                  std::vector<web::Upload> uploads = {}) const {
    web::Request request = request_for(web::Method::post, address);
    request.form.add("token", request.token);
    for (const auto& [name, value] : fields) request.form.add(name, value);
    request.uploads = std::move(uploads);
    return router_.handle(std::move(request));
  }
  /// A form from another site: without the token.
  web::Reply post_from_elsewhere(const std::string& address) const {
    return router_.handle(request_for(web::Method::post, address));
  }

 private:
  static web::Request request_for(web::Method method, const std::string& address) {
    web::Request request;
    request.method = method;
    request.token = "0123456789abcdef";
    const auto mark = address.find('?');
    request.path = address.substr(0, mark);
    if (mark == std::string::npos) return request;
    auto query = address.substr(mark + 1);
    if (const auto hash = query.find('#'); hash != std::string::npos) query.resize(hash);
    std::size_t begin = 0;
    while (begin < query.size()) {
      const auto end = std::min(query.find('&', begin), query.size());
      const auto pair = query.substr(begin, end - begin);
      const auto equals = pair.find('=');
      request.query.add(pair.substr(0, equals), decoded(pair.substr(equals + 1)));
      begin = end + 1;
    }
    return request;
  }
  static std::string decoded(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '%' && at + 2 < text.size()) {
        out += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
        at += 2;
      } else {
        out += text[at];
      }
    }
    return out;
  }

  const web::Router& router_;
};

inline std::string location(const web::Reply& reply) {
  for (const auto& [name, value] : reply.headers) {
    if (name == "Location") return value;
  }
  return {};
}

inline bool holds(const web::Reply& reply, const std::string& text) {
  return reply.body.find(text) != std::string::npos;
}

/// The value of the first field of that name in a page.
inline std::string field_value(const std::string& body, const std::string& name) {
  const auto begin = body.find("name=\"" + name + "\" value=\"");
  if (begin == std::string::npos) return {};
  const auto from = begin + name.size() + 15;
  return body.substr(from, body.find('"', from) - from);
}

}  // namespace muster::test
