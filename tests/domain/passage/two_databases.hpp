#pragma once
// A programme in one database, and what is asked of it there and in another.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/passage/passage_service.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/report/report_service.hpp>
#include <muster/front/app/setup.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/kit/base/file.hpp>

#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_database.hpp"

namespace muster::test {

inline store::AuditContext by_test() { return {"test", noon()}; }

/// A new SQLite database without anything, whatever the other tests run on.
inline std::unique_ptr<store::Database> new_file(const TemporaryFolder& folder, const std::string& name) {
  auto opened = store::Database::open(folder.file(name), store::Database::Mode::create, std::chrono::seconds(30));
  REQUIRE(opened.ok());
  return std::move(opened).value();
}

inline std::string written_out(store::Database& database, const std::string& programme) {
  std::string bytes;
  const auto written = passage::write_programme(database, by_test(), programme, [&](std::string_view more) -> Outcome {
    bytes += more;
    return Success{};
  });
  INFO((written.ok() ? std::string() : written.error().message));
  REQUIRE(written.ok());
  return bytes;
}

inline std::string in_file(const TemporaryFolder& folder, const std::string& name, const std::string& bytes) {
  std::ofstream(folder.file(name), std::ios::binary) << bytes;
  return folder.file(name);
}

inline std::string report_of(store::Database& database, const std::string& slug, report::Format format) {
  figures::Summaries summaries(database);
  const auto loaded = report::report_data(database, summaries, slug, noon());
  REQUIRE(loaded.ok());
  const auto definition = app::report_text("post-event");
  REQUIRE(definition.ok());
  const auto bytes = report::write_report(definition->body, definition->source, loaded->data(), format);
  REQUIRE(bytes.ok());
  return *bytes;
}

/// The first column of a statement's rows, with a line for each.
inline std::string texts_of(store::Database& database, const std::string& sql, const store::Values& values = {}) {
  std::string texts;
  const auto read = database.read([&](store::Session& session) -> Outcome {
    session.each(sql, values, [&](const store::Row& row) { texts += row.text_or_empty(0) + "\n"; });
    return Success{};
  });
  REQUIRE(read.ok());
  return texts;
}

inline std::int64_t number_of(store::Database& database, const std::string& sql) {
  std::int64_t found = 0;
  REQUIRE(database
              .read([&](store::Session& session) -> Outcome {
                found = session.first(sql)->integer(0);
                return Success{};
              })
              .ok());
  return found;
}

}  // namespace muster::test
