#pragma once
// The words of a Word file as its XML holds them.

#include "support/catch.hpp"

#include <muster/kit/document/writers.hpp>

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <sstream>

namespace muster::test {

inline std::string docx_body(const document::Document& document) {
  const auto bytes = document::to_docx(document);
  REQUIRE(bytes.ok());
  std::istringstream file(*bytes);
  const Poco::Zip::ZipArchive archive(file);
  file.clear();
  Poco::Zip::ZipInputStream entry(file, archive.findHeader("word/document.xml")->second);
  std::string out;
  Poco::StreamCopier::copyToString(entry, out);
  return out;
}

}  // namespace muster::test
