// The oldest day stands where a ZIP wants a time.
#include "ooxml_package.hpp"

#include "xml_writer.hpp"

#include <Poco/DateTime.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

#include <sstream>

namespace muster::document {

std::string zipped(const std::vector<PackagePart>& parts) {
  // The oldest day a ZIP can hold: the time of writing would make each file differ.
  const Poco::DateTime no_time(1980, 1, 1);
  std::ostringstream stream;
  Poco::Zip::Compress zip(stream, true);
  for (const auto& part : parts) {
    std::istringstream bytes(part.bytes);
    zip.addFile(bytes, no_time, Poco::Path(part.name, Poco::Path::PATH_UNIX));
  }
  zip.close();
  return stream.str();
}

std::string package_relationships(const char* main) {
  XmlWriter xml;
  xml.open("Relationships", {{"xmlns", package_schema + "relationships"}});
  const auto add = [&](const char* id, const std::string& type, const char* target) {
    xml.leaf("Relationship", {{"Id", id}, {"Type", type}, {"Target", target}});
  };
  add("rId1", office_relation + "officeDocument", main);
  add("rId2", package_schema + "relationships/metadata/core-properties", "docProps/core.xml");
  add("rId3", office_relation + "extended-properties", "docProps/app.xml");
  return xml.finish();
}

std::string core_properties(const Document& document) {
  XmlWriter xml;
  xml.open("cp:coreProperties", {{"xmlns:cp", package_schema + "metadata/core-properties"},
                                 {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  xml.open("dc:title").text(document.title).close();
  xml.open("dc:subject").text(document.subtitle).close();
  xml.open("dc:creator").text(document.programme).close();
  xml.open("dc:language").text(document.language).close();
  return xml.finish();
}

std::string application_properties() {
  XmlWriter xml;
  xml.open("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
  xml.open("Application").text("Muster").close();
  return xml.finish();
}

}  // namespace muster::document
