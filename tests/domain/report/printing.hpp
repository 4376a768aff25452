#pragma once
// What a definition prints of an event, and what is wrong with it, as one text.

#include "domain/report/events.hpp"
#include "support/catch.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <string>

namespace printing_of_tests {

inline std::string errors_of(const std::string& definition, const muster::report::ReportData& data) {
  const auto built = muster::report::build_document(definition, "test.report", data);
  if (built.ok()) return "no error\n";
  std::string out;
  for (const auto& diagnostic : built.error().diagnostics) out += muster::render(diagnostic, definition);
  return out.empty() ? built.error().message : out;
}

inline muster::document::Document document_of(const std::string& definition, const muster::report::ReportData& data) {
  auto built = muster::report::build_document(definition, "test.report", data);
  INFO((built.ok() ? std::string() : errors_of(definition, data)));
  REQUIRE(built.ok());
  return std::move(built).value();
}

/// Markdown without the title, the subtitle and the programme.
inline std::string printed(const std::string& definition, const muster::report::ReportData& data) {
  auto document = document_of(definition, data);
  document.title = "T";
  document.subtitle.clear();
  document.programme.clear();
  const auto all = muster::document::to_markdown(document).substr(std::string("# T\n\n").size());
  return all.substr(0, all.find_last_not_of('\n') + 1);
}

/// The text of one fenced block of docs/report-language.md.
inline std::string example_of_guide(const std::string& name) {
  const auto page = example::file("docs/report-language.md");
  const auto fence = "```report " + name + "\n";
  const auto begin = page.find(fence);
  INFO(name);
  REQUIRE(begin != std::string::npos);
  const auto from = begin + fence.size();
  return page.substr(from, page.find("```", from) - from);
}

}  // namespace printing_of_tests
