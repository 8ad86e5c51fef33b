// What the compiler knows of .NET's types, written as C#-like signatures, and which of those members an expression binds
// to. One writer of signatures serves both, so that a member's use can be looked up in the list of members.
// A member is told by its shape: its signature without accessors and without the names and defaults of its parameters.
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Newtonsoft.Json.Linq;

namespace Oracle
{
    using IOperation = Microsoft.CodeAnalysis.IOperation; // `context` has an IOperation too

    internal static class Surface
    {
        /// <summary>The public members that each type (by metadata name) declares itself, by shape, and the shapes of the obsolete ones; pointers left out.</summary>
        public static JObject Describe(CSharpCompilation compilation, IEnumerable<string> names) => new JObject(names.Select(name =>
        {
            var type = compilation.GetTypeByMetadataName(name);
            return new JProperty(name, type == null ? null : new JObject(
                new JProperty("kind", Kind(type)),
                new JProperty("base", type.BaseType == null ? null : Name(type.BaseType)),
                new JProperty("interfaces", new JArray(type.AllInterfaces.Where(i => i.DeclaredAccessibility == Accessibility.Public).Select(Name).Distinct().OrderBy(n => n, StringComparer.Ordinal))),
                new JProperty("obsolete", new JArray(type.GetMembers().Where(m => Listed(m) && m.GetAttributes().Any(a => a.AttributeClass.Name == "ObsoleteAttribute")).Select(m => Signature(m, false)))),
                new JProperty("members", new JObject(type.GetMembers().Where(Listed).Select(m => (Shape: Signature(m, false), Text: Signature(m, true)))
                    .GroupBy(m => m.Shape).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => new JProperty(m.Key, m.First().Text))))));
        }));

        /// <summary>The members that the body of an expression binds to, as `metadata name of the type::shape`.</summary>
        public static IEnumerable<string> Used(SemanticModel model, SyntaxNode body)
        {
            var operation = model.GetOperation(body);
            var found = operation == null ? Enumerable.Empty<ISymbol>() : operation.DescendantsAndSelf().SelectMany(o => Symbols(o));
            var members = found.Where(s => s?.ContainingType != null).Select(s => Definition(s)).Select(s => MetadataName(s.ContainingType) + "::" + Signature(s, false));
            var builtIn = operation == null ? Enumerable.Empty<string>() : operation.DescendantsAndSelf().Select(o => BuiltIn(o)).Where(o => o != null);
            return members.Concat(builtIn).Distinct().OrderBy(s => s, StringComparer.Ordinal);
        }

        // Operators of string, decimal, float and double that the language has built in, as the members that reflection shows.
        static string BuiltIn(IOperation operation)
        {
            switch (operation)
            {
                case IBinaryOperation binary when binary.OperatorMethod == null && binary.LeftOperand.Type is INamedTypeSymbol type && SymbolEqualityComparer.Default.Equals(type, binary.RightOperand.Type):
                    return Operator(type, binary.Type, binary.Syntax is BinaryExpressionSyntax syntax ? syntax.OperatorToken.Text : null, 2);
                case IUnaryOperation unary when unary.OperatorMethod == null && unary.Operand.Type is INamedTypeSymbol operand && unary.Syntax is PrefixUnaryExpressionSyntax prefix:
                    return Operator(operand, operand, prefix.OperatorToken.Text, 1);
                case IIncrementOrDecrementOperation step when step.Type is INamedTypeSymbol stepped:
                    return Operator(stepped, stepped, step.Kind == OperationKind.Increment ? "++" : "--", 1);
                case IConversionOperation conversion when conversion.OperatorMethod == null && conversion.Operand.Type is INamedTypeSymbol from && conversion.Type is INamedTypeSymbol to && (from.SpecialType == SpecialType.System_Decimal) != (to.SpecialType == SpecialType.System_Decimal) && conversion.Conversion.IsNumeric:
                    return "System.Decimal::static " + (conversion.Conversion.IsImplicit ? "implicit" : "explicit") + " operator " + Name(to) + "(" + Name(from) + ")";
                default: return null;
            }
        }

        static string Operator(INamedTypeSymbol type, ITypeSymbol result, string token, int operands) =>
            token == null || type.SpecialType != SpecialType.System_String && type.SpecialType != SpecialType.System_Decimal && type.SpecialType != SpecialType.System_Double && type.SpecialType != SpecialType.System_Single
                ? null : MetadataName(type) + "::static " + Name(result) + " operator " + token + "(" + string.Join(", ", Enumerable.Repeat(Name(type), operands)) + ")";

        static IEnumerable<ISymbol> Symbols(IOperation operation)
        {
            switch (operation)
            {
                case IInvocationOperation call: return new[] { call.TargetMethod };
                case IMemberReferenceOperation member: return new[] { member.Member };
                case IObjectCreationOperation creation: return new[] { creation.Constructor };
                case IBinaryOperation binary: return new[] { binary.OperatorMethod };
                case IUnaryOperation unary: return new[] { unary.OperatorMethod };
                case IConversionOperation conversion: return new[] { conversion.OperatorMethod };
                case ICompoundAssignmentOperation compound: return new[] { compound.OperatorMethod };
                case IIncrementOrDecrementOperation step: return new[] { step.OperatorMethod };
                case IForEachLoopOperation loop when loop.Syntax is CommonForEachStatementSyntax syntax:
                    var each = loop.SemanticModel.GetForEachStatementInfo(syntax);
                    return new ISymbol[] { each.GetEnumeratorMethod, each.MoveNextMethod, each.CurrentProperty };
                default: return Enumerable.Empty<ISymbol>();
            }
        }

        static ISymbol Definition(ISymbol symbol) => (symbol is IMethodSymbol method ? method.ReducedFrom ?? method : symbol).OriginalDefinition;

        static string MetadataName(INamedTypeSymbol type) =>
            type.ContainingType != null ? MetadataName(type.ContainingType) + "+" + type.MetadataName
            : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;

        static string Kind(INamedTypeSymbol type) =>
            type.TypeKind == TypeKind.Delegate ? "class" : type.IsStatic ? "static class" : type.TypeKind.ToString().ToLowerInvariant();

        static bool Listed(ISymbol member)
        {
            if (member.DeclaredAccessibility != Accessibility.Public) return false;
            switch (member)
            {
                case IMethodSymbol method:
                    return (method.MethodKind == MethodKind.Ordinary || method.MethodKind == MethodKind.UserDefinedOperator || method.MethodKind == MethodKind.Conversion
                            || method.MethodKind == MethodKind.Constructor && !(method.IsImplicitlyDeclared && method.ContainingType.TypeKind == TypeKind.Struct) || method.MethodKind == MethodKind.DelegateInvoke)
                        && !method.Parameters.Any(p => p.Type is IPointerTypeSymbol);
                case IFieldSymbol field: return field.Name != "value__";
                case IPropertySymbol _: return true;
                default: return false;
            }
        }

        static string Signature(ISymbol member, bool named)
        {
            var prefix = member.IsStatic ? "static " : "";
            switch (member)
            {
                case IFieldSymbol field when field.ContainingType.TypeKind == TypeKind.Enum: return field.Name + " = " + field.ConstantValue;
                case IFieldSymbol field: return (field.IsConst && field.Type.SpecialType != SpecialType.System_Decimal ? "const " : prefix + (field.IsReadOnly || field.IsConst ? "readonly " : "")) + Name(field.Type) + " " + field.Name;
                case IPropertySymbol property:
                    var accessors = (Open(property.GetMethod) ? "get; " : "") + (Open(property.SetMethod) ? "set; " : "");
                    return prefix + Name(property.Type) + " " + (property.IsIndexer ? "this[" + Parameters(property.Parameters, named, false) + "]" : property.Name) + (named ? " { " + accessors + "}" : "");
                case IMethodSymbol method:
                    var parameters = "(" + Parameters(method.Parameters, named, method.IsExtensionMethod) + ")";
                    if (method.MethodKind == MethodKind.Constructor) return "new" + parameters;
                    if (method.MethodKind == MethodKind.Conversion) return "static " + (method.Name == "op_Implicit" ? "implicit" : "explicit") + " operator " + Name(method.ReturnType) + parameters;
                    if (method.MethodKind == MethodKind.UserDefinedOperator || method.MethodKind == MethodKind.BuiltinOperator)
                        return "static " + Name(method.ReturnType) + " operator " + SyntaxFacts.GetText(SyntaxFacts.GetOperatorKind(method.Name)) + parameters;
                    return prefix + Name(method.ReturnType) + " " + method.Name + (method.TypeParameters.Length == 0 ? "" : "<" + string.Join(", ", method.TypeParameters.Select(t => t.Name)) + ">") + parameters;
                default: return prefix + member.Name;
            }
        }

        static bool Open(IMethodSymbol accessor) => accessor != null && accessor.DeclaredAccessibility == Accessibility.Public;

        static string Parameters(IEnumerable<IParameterSymbol> parameters, bool named, bool extension) => string.Join(", ", parameters.Select((p, i) =>
            (extension && i == 0 ? "this " : "") + (p.IsParams ? "params " : "") + (p.RefKind == RefKind.Out ? "out " : p.RefKind == RefKind.Ref ? "ref " : p.RefKind == RefKind.In ? "in " : "") +
            Name(p.Type) + (named ? " " + p.Name + (p.HasExplicitDefaultValue ? " = " + Default(p) : "") : "")));

        static string Default(IParameterSymbol p) =>
            p.ExplicitDefaultValue == null ? (p.Type.IsValueType ? "default" : "null") : p.ExplicitDefaultValue is bool b ? (b ? "true" : "false") : Convert.ToString(p.ExplicitDefaultValue, System.Globalization.CultureInfo.InvariantCulture);

        static readonly Dictionary<SpecialType, string> Keywords = new Dictionary<SpecialType, string>
        {
            [SpecialType.System_Object] = "object", [SpecialType.System_Void] = "void", [SpecialType.System_Boolean] = "bool", [SpecialType.System_Char] = "char",
            [SpecialType.System_SByte] = "sbyte", [SpecialType.System_Byte] = "byte", [SpecialType.System_Int16] = "short", [SpecialType.System_UInt16] = "ushort",
            [SpecialType.System_Int32] = "int", [SpecialType.System_UInt32] = "uint", [SpecialType.System_Int64] = "long", [SpecialType.System_UInt64] = "ulong",
            [SpecialType.System_Decimal] = "decimal", [SpecialType.System_Single] = "float", [SpecialType.System_Double] = "double", [SpecialType.System_String] = "string",
        };

        // Without namespaces; a nested type after its outer one, the type arguments of both at the end.
        static string Name(ITypeSymbol type)
        {
            if (type is IArrayTypeSymbol array) return Name(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]";
            if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && type is INamedTypeSymbol nullable && !SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition))
                return Name(nullable.TypeArguments[0]) + "?";
            if (Keywords.TryGetValue(type.SpecialType, out var keyword)) return keyword;
            if (!(type is INamedTypeSymbol named)) return type is ITypeParameterSymbol ? type.Name : type.ToDisplayString();
            var names = new Stack<string>();
            var arguments = new Stack<ITypeSymbol>();
            for (var outer = named; outer != null; outer = outer.ContainingType)
            {
                names.Push(outer.Name);
                foreach (var argument in outer.TypeArguments.Reverse()) arguments.Push(argument);
            }
            return string.Join(".", names) + (arguments.Count == 0 ? "" : "<" + string.Join(", ", arguments.Select(Name)) + ">");
        }
    }
}
