package io.dateline.site.theme;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The pictures and fonts among the files of a theme. */
final class AssetFiles {

    /** In lower case, so that an address is the same on every file system. */
    private static final Pattern PATH = Pattern.compile("[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)*");

    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    private AssetFiles() {}

    /** Each by its path, if its content is what its name says; otherwise that is told. */
    static Map<String, Asset> read(Map<String, byte[]> files, Faults faults) {
        Map<String, Asset> assets = new TreeMap<>();
        files.forEach((path, bytes) -> {
            AssetType type = AssetType.of(path);
            if (type == null) {
                return;
            }
            if (!PATH.matcher(path).matches()) {
                faults.in(path)
                        .tell("must have a name of letters in lower case, digits, full stops, hyphens and underscores");
            } else if (!type.fits(bytes) || (type == AssetType.SVG && !isSvg(bytes))) {
                faults.in(path).tell("is not what its name says: " + type.mediaType());
            } else {
                assets.put(path, Asset.of(type, bytes));
            }
        });
        return assets;
    }

    /** Whether it is well-formed and in the namespace without which browsers show nothing. Nothing else is read for it. */
    private static boolean isSvg(byte[] bytes) {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(bytes));
            boolean svg = false;
            for (int depth = 0; reader.hasNext(); ) {
                switch (reader.next()) {
                    case XMLStreamReader.START_ELEMENT ->
                        svg |= depth++ == 0
                                && reader.getLocalName().equals("svg")
                                && SVG_NAMESPACE.equals(reader.getNamespaceURI());
                    case XMLStreamReader.END_ELEMENT -> depth--;
                    default -> {}
                }
            }
            return svg;
        } catch (XMLStreamException e) {
            return false;
        }
    }
}
