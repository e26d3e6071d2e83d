Contact Corrections has these libraries in it, each under its own licence as its authors name it; where they name several, under any of them.

<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
${library.groupId}:${library.artifactId}:${library.version}
    ${library.name}<#if library.url??>, ${library.url}</#if>
    <#list entry.getValue() as licence>${licence}<#sep>, or </#sep></#list>

</#list>
