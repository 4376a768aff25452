// The one place that knows Poco's XML writer.

#include "xml_writer.hpp"

#include <muster/kit/base/plain_text.hpp>

#include <Poco/SAX/AttributesImpl.h>
#include <Poco/XML/XMLWriter.h>

#include <sstream>
#include <vector>

namespace muster::document {

struct XmlWriter::Impl {
  std::ostringstream stream;
  Poco::XML::XMLWriter writer{stream, Poco::XML::XMLWriter::WRITE_XML_DECLARATION};
  std::vector<std::string> open;
};

XmlWriter::XmlWriter() : impl_(std::make_unique<Impl>()) { impl_->writer.startDocument(); }
XmlWriter::~XmlWriter() = default;

XmlWriter& XmlWriter::open(std::string_view name, std::initializer_list<XmlAttribute> attributes) {
  Poco::XML::AttributesImpl given;
  for (const auto& [key, value] : attributes) given.addAttribute("", "", std::string(key), "CDATA", value);
  impl_->open.emplace_back(name);
  impl_->writer.startElement("", "", impl_->open.back(), given);
  return *this;
}

XmlWriter& XmlWriter::close() {
  impl_->writer.endElement("", "", impl_->open.back());
  impl_->open.pop_back();
  return *this;
}

XmlWriter& XmlWriter::leaf(std::string_view name, std::initializer_list<XmlAttribute> attributes) {
  return open(name, attributes).close();
}

XmlWriter& XmlWriter::text(std::string_view text) {
  std::string allowed;
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x20 || byte == '\n' || byte == '\t') allowed += byte;
  }
  // An older database may hold what no XML can.
  impl_->writer.characters(is_plain_text(allowed) ? allowed : made_plain(allowed).text);
  return *this;
}

std::string XmlWriter::finish() {
  while (!impl_->open.empty()) close();
  impl_->writer.endDocument();
  return impl_->stream.str();
}

}  // namespace muster::document
