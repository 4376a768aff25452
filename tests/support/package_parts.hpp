#pragma once
// Every part of a ZIP package, and of the packages within it: what stands anywhere in a Word file, a workbook or
// slides.

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <map>
#include <sstream>
#include <string>

namespace muster::test {

/// Names of parts and their bytes; a part of a package within has its name behind that one's and a "!".
inline std::map<std::string, std::string> package_parts(const std::string& package) {
  std::map<std::string, std::string> out;
  std::istringstream file(package);
  const Poco::Zip::ZipArchive archive(file);
  for (auto entry = archive.headerBegin(); entry != archive.headerEnd(); ++entry) {
    if (entry->second.isDirectory()) continue;
    file.clear();
    Poco::Zip::ZipInputStream part(file, entry->second);
    std::string bytes;
    Poco::StreamCopier::copyToString(part, bytes);
    if (bytes.starts_with("PK\x03\x04")) {
      for (auto& [name, inner] : package_parts(bytes)) out.emplace(entry->first + "!" + name, std::move(inner));
    }
    out.emplace(entry->first, std::move(bytes));
  }
  return out;
}

}  // namespace muster::test
