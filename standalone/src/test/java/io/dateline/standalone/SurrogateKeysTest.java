package io.dateline.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.dateline.contract.SurrogateKey;

/** Services and gateways mean the same by a surrogate key, since none of them puts its text together. */
@AnalyzeClasses(packages = "io.dateline", importOptions = ImportOption.DoNotIncludeTests.class)
class SurrogateKeysTest {

    @ArchTest
    static final ArchRule keysAreMadeByTheirFactoriesAlone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(SurrogateKey.class.getName())
            .should()
            .callConstructor(SurrogateKey.class, String.class);
}
